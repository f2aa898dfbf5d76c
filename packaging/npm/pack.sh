#!/usr/bin/env bash
# Makes an npm package from what was built: pack.sh library LIBRARY INTO, or pack.sh program PREFIX INTO.
#   library: libpact_ffi.so for Pact JS; INTO/accord-pact-core-linux-x64-VERSION.tgz
#   program: accord, as `cmake --install --component accord` made it; INTO/accord-pact-cli-linux-x64-VERSION.tgz
set -eu
name=$1 built=$(realpath "$2") into=$(realpath "$3")
here=$(cd "$(dirname "$0")" && pwd)
content=$(mktemp -d)
trap 'rm -rf "$content"' EXIT
cp -r "$here/$name"/* "$here/../../LICENSE" "$content"
case $name in
    library)
        mkdir "$content/lib"
        cp "$built" "$content/lib/libpact_ffi.so"
        ;;
    program)
        mkdir "$content/libexec"
        cp "$built/bin/accord" "$content/libexec"
        cp -r "$built/share/doc/accord/"{licenses,licenses.txt,accord.cdx.json} "$content"
        ;;
esac
cd "$content"
npm pack --silent --ignore-scripts --pack-destination "$into"
