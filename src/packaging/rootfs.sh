#!/bin/sh
# Makes the root folder of an image: the application and what it needs of the base image in which this runs.
#
# Usage: rootfs.sh APPLICATION ROOT
#   APPLICATION  folder that mvn package has made
#   ROOT         folder to make
# SOURCE_DATE_EPOCH is the time of every file.
set -eu
application=$1 root=$2
name=${application##*/}
home=$root/opt/$name

mkdir -p "$root/etc" "$root/opt" "$root/usr/lib/locale" "$root/usr/share/doc" "$root/var/lib/dpkg/status.d" "$root/work"
cp -R "$application" "$home"
rm "$home/bin/$name" "$home/bin/keytool" # the launcher needs a shell; the image names its arguments itself

# Prints the libraries that the runtime's programs and libraries name and that are not its own.
libraries() {
  find "$home/bin" "$home/lib" -type f -perm -u+x -o -name '*.so' | while read -r file; do
    case $file in
    *.so | */bin/* | */jspawnhelper) LD_LIBRARY_PATH=$home/lib:$home/lib/server ldd "$file" ;;
    esac
  done >"$root.libraries"
  ! grep 'not found' "$root.libraries" >&2 || return 1
  sed -n -e 's|^[^/]* => \(/[^ ]*\) .*|\1|p' -e 's|^[[:space:]]*\(/[^ ]*\) .*|\1|p' "$root.libraries" | grep -v "^$root/" | sort -u
}

# Names a package to scanners, with its licence: they look here where there is no dpkg.
package() {
  dpkg-query -s "$1" >"$root/var/lib/dpkg/status.d/${1%%:*}"
  mkdir -p "$root/usr/share/doc/${1%%:*}"
  cp "/usr/share/doc/${1%%:*}/copyright" "$root/usr/share/doc/${1%%:*}/"
}

needed=$(libraries)
for library in $needed; do
  mkdir -p "$root${library%/*}"
  cp -L "$library" "$root$library"
  owner=$(dpkg-query -S "$library" 2>/dev/null || dpkg-query -S "$(readlink -f "$library")")
  package "${owner%%: *}"
done
# Without it, Java takes names of files and messages for ASCII.
cp -R /usr/lib/locale/C.utf8 "$root/usr/lib/locale/"
package libc-bin
cp -L /etc/os-release "$root/etc/"

# kpt and kustomize run functions as nobody, by name.
echo 'nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin' >"$root/etc/passwd"
echo 'nogroup:x:65534:' >"$root/etc/group"
echo 'hosts: files dns' >"$root/etc/nsswitch.conf"

LD_LIBRARY_PATH=/opt/$name/lib chroot "$root" "/opt/$name/bin/java" -version 2>"$root.log" || {
  cat "$root.log" >&2
  exit 1
}
rm "$root.libraries" "$root.log"
find "$root" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
