#!/usr/bin/env bash
# Installs what KindIT needs: two releases of kind, podman, and a stand-in for kind's node images. Fast when all is there.
#
# Usage: install-kind.sh [CACHE]     (default: ~/.cache/azwi-fn)
# Prints the options for mvn, one a line; what cannot be had here is left out, and its tests are skipped with a message.
set -euo pipefail

cache=${1:-${AZWI_CACHE:-${HOME:-/root}/.cache/azwi-fn}}
# The last kind that renders kubeadm v1beta3 only, and the first that renders v1beta4.
kinds=(v0.31.0 v0.32.0)
# The stand-ins claim to hold these: kind chooses kubeadm's version by them.
nodes=(v1.35.0 v1.36.1)
# Where kind v0.32.0 expects its load balancer for several control planes.
balancer=docker.io/envoyproxy/envoy:v1.36.2
image=localhost/azwi-fn-node

log() { echo "install-kind: $1" >&2; }

install_kinds() {
  local version found=
  for version in "${kinds[@]}"; do
    if [[ ! -x $cache/kind-$version/kind ]]; then
      command -v go >/dev/null || { log "no go, so no kind"; return; }
      GOBIN="$cache/kind-$version" go install "sigs.k8s.io/kind@$version" >&2 || { log "kind $version: go install failed"; continue; }
    fi
    found+=${found:+:}$cache/kind-$version/kind
  done
  [[ -z $found ]] || echo "-Dazwi.kind=$found"
}

has_packages() {
  command -v podman >/dev/null && command -v runc >/dev/null && [[ -x /usr/lib/podman/netavark ]] &&
    command -v busybox >/dev/null && ! ldd "$(command -v busybox)" >/dev/null 2>&1 # the static one
}

install_packages() {
  has_packages && return
  [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null || return
  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
    podman runc netavark iptables busybox-static; } >"$cache/apt.log" 2>&1 || return
  has_packages
}

# A podman with the settings that it needs inside a sandbox: crun and higher limits fail there.
write_podman() {
  mkdir -p "$cache/bin" /lib/modules # kind mounts that folder, and not every machine has it
  cat >"$cache/containers.conf" <<'CONF'
[containers]
default_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "file"
[network]
network_backend = "netavark"
CONF
  printf '#!/bin/sh\nCONTAINERS_CONF=%q exec %q "$@"\n' "$cache/containers.conf" "$(command -v podman)" >"$cache/bin/podman"
  chmod +x "$cache/bin/podman"
}

# Enough of a node for kind to come as far as kubeadm, which says no.
write_root() {
  local root=$1 applet
  mkdir -p "$root"/{bin,dev,etc,kind,lib/modules,proc,run,sys,tmp,var}
  cp "$(command -v busybox)" "$root/bin/busybox"
  for applet in cat chmod cp mkdir mv sh sleep; do ln -s busybox "$root/bin/$applet"; done
  printf '#!/bin/sh\nexit 3\n' >"$root/bin/kubeadm"
  printf '#!/bin/sh\necho "Reached target Multi-User System."\nexec sleep 600\n' >"$root/bin/entrypoint"
  chmod +x "$root/bin/kubeadm" "$root/bin/entrypoint"
}

make_images() {
  local podman=$cache/bin/podman node root
  root=$(mktemp -d)
  write_root "$root"
  for node in "${nodes[@]}"; do
    "$podman" image exists "$image:$node" && continue
    printf %s "$node" >"$root/kind/version"
    tar -C "$root" -c . | "$podman" import -q --change 'ENTRYPOINT ["/bin/entrypoint"]' --change 'STOPSIGNAL SIGKILL' - "$image:$node"
  done
  "$podman" tag "$image:${nodes[-1]}" "$balancer"
  rm -rf "$root"
}

mkdir -p "$cache"
install_kinds
if install_packages && write_podman && make_images >"$cache/podman.log" 2>&1 &&
  "$cache/bin/podman" run --rm --net none --entrypoint /bin/cat "$image:${nodes[-1]}" /kind/version >>"$cache/podman.log" 2>&1; then
  echo "-Dazwi.podman=$cache/bin/podman"
else
  log "podman cannot run here, so kind's rendered configuration is not tested; see $cache/*.log"
fi
