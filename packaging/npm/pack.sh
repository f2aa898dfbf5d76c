#!/usr/bin/env bash
# Makes the npm package from a built library: pack.sh LIBRARY INTO writes INTO/accord-pact-core-linux-x64-VERSION.tgz.
set -eu
library=$(realpath "$1") into=$(realpath "$2")
here=$(cd "$(dirname "$0")" && pwd)
content=$(mktemp -d)
trap 'rm -rf "$content"' EXIT
cp -r "$here/package.json" "$here/README.md" "$here/bin" "$here/../../LICENSE" "$content"
mkdir "$content/lib"
cp "$library" "$content/lib/libpact_ffi.so"
cd "$content"
npm pack --silent --ignore-scripts --pack-destination "$into"
