#!/bin/sh
# Puts the bill of materials into an application: what Maven resolved for it, and the Java runtime.
#
# Usage: sbom.sh JDK SBOM APPLICATION
#   JDK          folder of the JDK that the runtime was made by
#   SBOM         CycloneDX, JSON, as cyclonedx-maven-plugin writes it
#   APPLICATION  folder of the application; gets a file of the same name
set -eu
jdk=$1 sbom=$2 application=$3

if [ ! -e "$sbom" ]; then
  echo "sbom.sh: no $sbom: cyclonedx-maven-plugin does not run offline (mvn -o)"
  exit
fi

of_jdk() {
  sed -n "s/^$1=\"\(.*\)\"\$/\1/p" "$jdk/release"
}

vendor=$(of_jdk IMPLEMENTOR) version=$(of_jdk JAVA_RUNTIME_VERSION)
awk -v vendor="$vendor" -v version="$version" '
  { print }
  /^  "components" : \[/ {
    found = 1
    print "    {"
    print "      \"type\" : \"platform\","
    print "      \"bom-ref\" : \"openjdk\","
    print "      \"supplier\" : { \"name\" : \"" vendor "\" },"
    print "      \"name\" : \"openjdk\","
    print "      \"version\" : \"" version "\","
    print "      \"description\" : \"Java runtime, made by jlink\","
    print "      \"licenses\" : [ { \"expression\" : \"GPL-2.0-only WITH Classpath-exception-2.0\" } ]"
    print "    },"
  }
  END { exit !(found && vendor != "" && version != "") }' "$sbom" >"$application/${sbom##*/}" || {
  echo "sbom.sh: cannot add the runtime of $jdk to $sbom" >&2
  exit 1
}
