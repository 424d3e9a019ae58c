#!/usr/bin/env bash
# Installs what KindIT needs: two releases of kind, and a stand-in for kind's node images where install-podman.sh has found
# podman. Fast when all is there.
#
# Usage: install-kind.sh DIR
# Prints the options for mvn, one a line; what cannot be had here is left out, and its tests are skipped with a message.
set -euo pipefail

cache=${1:?usage: install-kind.sh DIR}
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
if [[ -x $cache/bin/podman ]]; then
  mkdir -p /lib/modules # kind mounts that folder, and not every machine has it
  make_images >"$cache/nodes.log" 2>&1 || log "no node images: $(tail -n 1 "$cache/nodes.log")"
fi
