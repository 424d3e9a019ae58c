#!/bin/sh
# Makes an archive of an application, and its checksum: the same files always make the same bytes.
#
# Usage: archive.sh NAME VERSION TIME IMAGE MORE TARGET
#   NAME    the program
#   TIME    of every file, as in 2026-01-01T00:00:00Z
#   IMAGE   folder of the application
#   MORE    folder of what else is in the archive: manual pages, completion scripts, licences
#   TARGET  folder for NAME-VERSION-PLATFORM.tar.gz and .sha256
set -eu
name=$1 version=$2 time=$3 image=$4 more=$5 target=$6
cd "$(dirname "$0")/../.."

# Only GNU tar has what it takes to make the same bytes again.
for tar in tar gtar none; do
  if "$tar" --version 2>/dev/null | grep -q GNU; then break; fi
done
if [ "$tar" = none ]; then
  echo "archive.sh: no GNU tar, so no archive of $name"
  exit 0
fi

case $(uname -s) in
Linux) system=linux ;;
Darwin) system=macos ;;
*) system=$(uname -s | tr '[:upper:]' '[:lower:]') ;;
esac
case $(uname -m) in
x86_64) machine=x64 ;;
aarch64) machine=arm64 ;;
*) machine=$(uname -m) ;;
esac
platform=$system-$machine

stage=$more/../stage/$name-$version
rm -rf "$stage"
mkdir -p "$stage"
cp -R -P "$image/." "$stage/"
cp -R "$more/." "$stage/"
cp LICENSE "$stage/"
sed -e "s|@name@|$name|g" -e "s|@version@|$version|g" -e "s|@platform@|$platform|g" src/packaging/README.md >"$stage/README.md"

rm -f "$target/$name"-[0-9]*.tar.gz "$target/$name"-[0-9]*.tar.gz.sha256 # of another version
archive=$name-$version-$platform.tar.gz
"$tar" --sort=name --mtime="$time" --owner=0 --group=0 --numeric-owner --mode=u+rw,go=rX --format=ustar \
  -C "$stage/.." -cf - "$name-$version" | gzip -n >"$target/$archive"
rm -rf "$stage"
cd "$target"
if command -v sha256sum >/dev/null; then sha256sum "$archive"; else shasum -a 256 "$archive"; fi >"$archive.sha256"
