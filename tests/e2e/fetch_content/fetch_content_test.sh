#!/usr/bin/env bash
# A project in C++17 fetches Accord, gets the library and nothing else, and its test writes a pact.
# Usage: fetch_content_test.sh CHECKOUT BUILD   (BUILD is kept: what is built already is not built again)
checkout=$1 build=$2
source "$(dirname "$0")/../../support/shell.sh"

# ccache, where there is one, as the parent's own choice.
if command -v ccache >/dev/null; then
    export CMAKE_CXX_COMPILER_LAUNCHER=ccache CCACHE_DEPEND=1 CCACHE_BASEDIR=$checkout CCACHE_NOHASHDIR=1
    export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
fi
expect 0 'the project configures' cmake -S "$(dirname "$0")/project" -B "$build" -G Ninja \
    -DFETCHCONTENT_SOURCE_DIR_ACCORD="$checkout"
expect 0 'it builds all it has' cmake --build "$build"

commands=$build/compile_commands.json
find "$build/_deps" -name '*.o' >"$work/objects"
grep -q src/contract/ "$work/objects" || fail 'the library itself was not compiled'
expect 1 'nothing is compiled but the library' \
    grep -E '_test\.dir/|src/(broker|db|cli)/' "$work/objects"
grep '"command": .*shop_test' "$commands" >"$work/own"
[ -s "$work/own" ] || fail 'the project itself was not compiled'
expect 1 "Accord's flags stay its own" grep -E 'fPIC|std=c\+\+23|cmake_pch|BOOST' "$work/own"
expect 0 'its choice of libraries stays its own' grep -E '^OPENSSL_CRYPTO_LIBRARY:.*libcrypto\.so$' "$build/CMakeCache.txt"
expect 0 'the project installs' cmake --install "$build" --prefix "$work/prefix"
expect 0 'with its own files alone' test "$(cd "$work/prefix" && find . -type f)" = ./bin/shop_test

expect 0 'its test passes' env PACT_OUTPUT_DIR="$work/pacts" "$build/shop_test"
expect_text '[  PASSED  ] 1 test.'
expect 0 'and writes a pact' cat "$work/pacts/Fetching Shop-Product Service.json"
expect_text '"description": "a request for product 42"'
finish
