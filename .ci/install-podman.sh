#!/usr/bin/env bash
# Installs a podman that runs inside a sandbox, and makes what the images are built on. Fast when all is there.
#
# Usage: install-podman.sh DIR
# Fills DIR/bin and DIR/images, prints the options for mvn, one a line, and says on standard error which containers run here. Where none
# does, it prints no options, and the tests that need one are skipped with a message.
set -euo pipefail

dir=${1:?usage: install-podman.sh DIR}
mkdir -p "$dir/bin" "$dir/images"
dir=$(cd "$dir" && pwd)
suite=bookworm

log() { echo "install-podman: $1" >&2; }

# The JDK that the images are made by. Without it, the one that runs the tests makes them.
find_jdk() {
  local jdk
  for jdk in "${JAVA_HOME_25_X64:-}" /usr/lib/jvm/*-25-*; do
    [[ -z $jdk || ! -x $jdk/bin/jlink ]] || { echo "-Dazwi.image.jdk=$jdk"; return; }
  done
}

has_packages() {
  command -v podman >/dev/null && command -v runc >/dev/null && [[ -x /usr/lib/podman/netavark ]] &&
    command -v mmdebstrap >/dev/null && command -v busybox >/dev/null &&
    ! ldd "$(command -v busybox)" >/dev/null 2>&1 # the static one
}

install_packages() {
  has_packages && return
  if [[ $(id -u) != 0 ]] || ! command -v apt-get >/dev/null; then
    echo "podman, runc, netavark, busybox and mmdebstrap are not all here, and only root can install them"
    return 1
  fi
  apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
    podman runc netavark iptables busybox-static mmdebstrap && has_packages
}

# crun and higher limits fail inside a sandbox.
write_podman() {
  cat >"$dir/containers.conf" <<'CONF'
[containers]
default_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "file"
[network]
network_backend = "netavark"
CONF
  printf '#!/bin/sh\nCONTAINERS_CONF=%q exec %q "$@"\n' "$dir/containers.conf" "$(command -v podman)" >"$dir/bin/podman"
  chmod +x "$dir/bin/podman"
}

# A container of nothing but busybox.
runs() {
  local image=localhost/azwi-fn-probe:$$
  tar -C "$(dirname "$(command -v busybox)")" -c busybox | "$dir/bin/podman" import -q - "$image" &&
    "$dir/bin/podman" run --rm --network none "$image" /busybox true && "$dir/bin/podman" rmi "$image"
}

# The root of a small Debian: no registry is needed for it, only the mirror of apt's own sources.
make_base() {
  [[ -s $dir/images/$suite.tar ]] ||
    { mmdebstrap --variant=essential "$suite" "$dir/images/new.tar" && mv "$dir/images/new.tar" "$dir/images/$suite.tar"; }
}

if install_packages >"$dir/podman.log" 2>&1 && write_podman && runs >>"$dir/podman.log" 2>&1; then
  echo "containers: $("$dir/bin/podman" --version)" >&2
  echo "-Dazwi.podman=$dir/bin/podman"
  find_jdk
  if make_base >"$dir/base.log" 2>&1; then
    echo "-Dazwi.image.base=$dir/images/$suite.tar"
  else
    log "no base for the images: $(tail -n 1 "$dir/base.log")"
  fi
else
  rm -f "$dir/bin/podman"
  echo "containers: none ($(tail -n 1 "$dir/podman.log"))" >&2
fi
