#!/bin/sh
# Puts a launcher into an image.
#
# Usage: launcher.sh NAME MAIN IMAGE
#   NAME   what users call
#   MAIN   java's arguments for the program; ${self%/*} is the folder of the launcher
#   IMAGE  folder of the runtime
set -eu
sed -e "s|@name@|$1|" -e "s|@main@|$2|" "$(dirname "$0")/launcher" >"$3/bin/$1"
chmod 755 "$3/bin/$1"
