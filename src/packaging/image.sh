#!/bin/sh
# Makes the self-contained application: a Java runtime whose default class-data archive holds the application's classes,
# so that they are mapped into memory instead of loaded, with no option at run time.
#
# Usage: image.sh JDK RELEASE MODULES IMAGE WORK
#   JDK      folder of the JDK, of release RELEASE (17, 25, …)
#   MODULES  folder of the application module
#   IMAGE    folder to make
#   WORK     folder for lists and logs
set -eu
jdk=$1 release=$2 modules=$3 image=$4 work=$5
cd "$(dirname "$0")/../.."

# The training run: what it loads is what the archive holds.
main=dev.azwifn/dev.azwifn.cli.Main
config=testdata/quick-start/config.yaml
input=testdata/quick-start/input.yaml

fail() {
  echo "image.sh: $1" >&2
  exit 1
}

# Runs java with options on the samples: as a pipe and as a function. The empty environment makes it the same run on every machine.
pipe() {
  train "$@" -m "$main" -f "$config" <"$input"
}

list() {
  train "$@" -m "$main" <"$work/list.yaml"
}

train() {
  env -i LC_ALL=C.UTF-8 "$image/bin/java" "$@" >"$work/training.log" 2>&1 || {
    cat "$work/training.log" >&2
    fail "the training run failed: java $*"
  }
}

[ -r "$config" ] && [ -r "$input" ] || fail "the training run needs $config and $input"
if [ "$release" -ge 21 ]; then compress=zip-9; else compress=2; fi
# What TLS to Azure needs, in a module of its own before JDK 22.
if [ "$release" -ge 22 ]; then roots=dev.azwifn; else roots=dev.azwifn,jdk.crypto.ec; fi
if [ "$release" -ge 24 ]; then link_classes=-XX:+AOTClassLinking; else link_classes=; fi

# Reflection by native accessors, because one call of a constructor does not pay for the code that is else made for it.
# The archive is mapped where it was made for: elsewhere, every pointer in it would have to be changed first.
# MaxNewSize: what a document needs does not outlive it; by default the young generation takes what the machine has.
# MinRAMPercentage: with less than 48 MB of heap the archive of JDK 25 cannot be used, and a small container gives half of its memory.
# Logging and the JVM's own errors go to stderr, because stdout is for YAML; by default the JVM mixes them. A small heap is no reason to
# say something.
rm -rf "$image"
"$jdk/bin/jlink" --module-path "$modules" --add-modules "$roots" --output "$image" \
  --strip-java-debug-attributes --no-header-files --no-man-pages --compress "$compress" \
  --add-options="-XX:+UseSerialGC -XX:MaxNewSize=32m -XX:MinRAMPercentage=75 -XX:TieredStopAtLevel=1 -XX:-UsePerfData -XX:+DisplayVMOutputToStderr -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -Djdk.reflect.useNativeAccessorOnly=true -Xlog:disable -Xlog:all=warning,gc+ergo=off:stderr" >&2

{
  printf 'apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nfunctionConfig:\n'
  sed 's/^/  /' "$config"
  echo 'items:'
  awk 'BEGIN { first = 1 } /^---/ { first = 1; next } { print (first ? "- " : "  ") $0; first = 0 }' "$input"
} >"$work/list.yaml"
pipe -Xshare:off -XX:DumpLoadedClassList="$work/pipe.list"
list -Xshare:off -XX:DumpLoadedClassList="$work/function.list"
# Each list numbers its classes for itself.
sed 's/ id: [0-9]*$//' "$work/pipe.list" "$work/function.list" | awk '!seen[$0]++' >"$work/classes.list"
# JDK 17 archives heap objects only under G1, and any collector can use them. -m resolves the application's module.
"$image/bin/java" -XX:-UseSerialGC -XX:+UseG1GC $link_classes -XX:SharedClassListFile="$work/classes.list" \
  -Xshare:dump -m "$main" >"$work/dump.log" 2>&1 || {
  cat "$work/dump.log" >&2
  fail "the class-data archive could not be made"
}

# An archive that does not fit is ignored without a word: see that it is used.
pipe -Xlog:class+load:file="$work/loaded.log"
grep -q "${main#*/} source: shared objects file" "$work/loaded.log" ||
  fail "${main#*/} does not come from the class-data archive, see $work/dump.log"

sh src/packaging/launcher.sh azwi-fn "-m $main" "$image"
