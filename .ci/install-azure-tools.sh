#!/usr/bin/env bash
# Installs what the tests of azwi-provision need: Azurite, Azure's validator oav, and Swagger documents for it. Fast when all is there.
#
# Usage: install-azure-tools.sh DIR
# Fills DIR/azure and prints the option for mvn; without it its tests are skipped with a message.
set -euo pipefail

packages=(azurite@3.35.0 oav@4.0.3)
# The JavaScript SDK knows what the public Swagger documents say. These releases have the API versions that the Java SDK uses.
sdk=(@azure/arm-authorization@9.0.0 @azure/arm-msi@2.2.0 @azure/arm-resources@7.0.0 @azure/arm-storage@19.1.0)

dir=${1:?usage: install-azure-tools.sh DIR}/azure
swagger=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/src/test/node/swagger.cjs
log() { echo "install-azure-tools: $1" >&2; }

command -v npm >/dev/null || { log "no npm, so no Azurite and no oav"; exit 0; }

# What lies there is right if it was made by these versions and this script.
wanted="${packages[*]} ${sdk[*]} $(cksum <"$swagger")"
if [[ $(cat "$dir/.installed" 2>/dev/null) != "$wanted" ]]; then
  mkdir -p "$dir"
  rm -rf "$dir/.installed" "$dir/specification"
  echo '{"private": true}' >"$dir/package.json"
  if ! (cd "$dir" && npm install --ignore-scripts --no-audit --no-fund "${packages[@]}" "${sdk[@]}" &&
    node "$swagger" "$dir/node_modules" "$dir") >"$dir/install.log" 2>&1; then
    log "failed: $(tail -n 1 "$dir/install.log")"
    exit 0
  fi
  echo "$wanted" >"$dir/.installed"
fi
echo "-Dazwi.azure=$dir"
