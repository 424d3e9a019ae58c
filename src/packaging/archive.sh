#!/bin/sh
# Makes an archive of an application, and its checksum: the same files always make the same bytes.
#
# Usage: archive.sh NAME VERSION TIME IMAGE LIBRARIES SHARE TARGET
#   NAME       the program
#   TIME       of every file, as in 2026-01-01T00:00:00Z
#   IMAGE      folder of the application
#   LIBRARIES  folder of the jar files that are in it
#   SHARE      folder of its manual pages and completion scripts
#   TARGET     folder for NAME-VERSION-PLATFORM.tar.gz and .sha256
set -eu
name=$1 version=$2 time=$3 image=$4 libraries=$5 share=$6 target=$7
cd "$(dirname "$0")/../.."
licenses=src/packaging/licenses

fail() {
  echo "archive.sh: $1" >&2
  exit 1
}

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

# The line of a library's jar in the list: NAME LICENSE TEXT.
entry() {
  awk -v file="$(basename "$1")" '!/^#/ && index(file, $1 "-") == 1 && substr(file, length($1) + 2) ~ /^[0-9]/' "$licenses/libraries.txt"
}

# Prints THIRD-PARTY.md, and lays the texts beside it in FOLDER.
third_party() {
  folder=$1
  mkdir -p "$folder/licenses"
  cat <<TEXT
# Third-party software

$name carries these libraries. The text of each licence is in the folder \`licenses\`, or is that of [LICENSE](LICENSE).

| Library | Version | Licence | Text |
|---|---|---|---|
TEXT
  for jar in "$libraries"/*.jar; do
    case $(basename "$jar") in azwi-fn*) continue ;; esac
    library=$(basename "$jar" .jar)
    read -r plain license source <<LINE
$(entry "$jar")
LINE
    [ -n "$source" ] || fail "$library needs a line in $licenses/libraries.txt"
    case $source in
    ours) text='[LICENSE](LICENSE)' ;;
    jar)
      text="[licenses/$library](licenses/$library)"
      mkdir "$folder/licenses/$library"
      unzip -q -j "$jar" 'META-INF/*LICENSE*' 'META-INF/*NOTICE*' -d "$folder/licenses/$library" 2>/dev/null || [ $? = 11 ]
      [ -n "$(ls "$folder/licenses/$library")" ] || fail "$jar holds no licence"
      ;;
    *)
      text="[licenses/$source](licenses/$source)"
      cp "$licenses/$source" "$folder/licenses/"
      ;;
    esac
    echo "| $plain | ${library#"$plain"-} | $license | $text |"
  done
  cat <<TEXT

The Java runtime is OpenJDK $(sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$image/release"), under the GNU General Public License 2 with the Classpath Exception; \`legal\` has its texts
and those of what it carries.
TEXT
  if [ "$name" = azwi-fn ]; then
    echo
    echo 'picocli is compiled anew from its sources. Three classes of jackson-databind are changed: constants of ValueNode, which'
    echo 'DecimalNode and POJONode use, have moved to a class of their own.'
  fi
}

stage=$share/../stage/$name-$version
rm -rf "$stage"
mkdir -p "$stage"
cp -R -P "$image/." "$stage/"
cp -R "$share/share" "$stage/"
cp LICENSE "$stage/"
sed -e "s|@name@|$name|g" -e "s|@version@|$version|g" -e "s|@platform@|$platform|g" src/packaging/README.md >"$stage/README.md"
third_party "$stage" >"$stage/THIRD-PARTY.md"

archive=$name-$version-$platform.tar.gz
"$tar" --sort=name --mtime="$time" --owner=0 --group=0 --numeric-owner --mode=u+rw,go=rX --format=ustar \
  -C "$stage/.." -cf - "$name-$version" | gzip -n >"$target/$archive"
rm -rf "$stage"
cd "$target"
if command -v sha256sum >/dev/null; then sha256sum "$archive"; else shasum -a 256 "$archive"; fi >"$archive.sha256"
