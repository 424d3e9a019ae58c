#!/bin/sh
# Makes the companion: a Java runtime of the modules it needs, and its libraries.
#
# Usage: provision.sh JDK RELEASE LIBRARIES IMAGE
#   JDK        folder of the JDK, of release RELEASE (17, 25, …)
#   LIBRARIES  folder of its jar files
#   IMAGE      folder to make
set -eu
jdk=$1 release=$2 libraries=$3 image=$4
cd "$(dirname "$0")/../.."

# What the libraries need to start and to log in; their tools for browsers and windows are left out.
modules=java.base,java.logging,java.management,java.naming,java.net.http,java.xml,jdk.crypto.ec,jdk.unsupported
if [ "$release" -ge 21 ]; then compress=zip-9; else compress=2; fi

rm -rf "$image"
"$jdk/bin/jlink" --add-modules "$modules" --output "$image" \
  --strip-java-debug-attributes --no-header-files --no-man-pages --compress "$compress" \
  --add-options="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+DisplayVMOutputToStderr -Xshare:auto -Xlog:disable -Xlog:all=warning:stderr" >&2
mkdir "$image/lib/azwi-provision"
cp "$libraries"/*.jar "$image/lib/azwi-provision/"

sh src/packaging/launcher.sh azwi-provision '-cp "${self%/*}/../lib/azwi-provision/*" dev.azwifn.provision.Main' "$image"
"$image/bin/azwi-provision" --version >/dev/null
