#!/usr/bin/env bash
# Installs what a preset built into build/<preset>/prefix and builds the examples against it with find_package(Accord),
# as a user would; quick when nothing changed. Usage: examples.sh [PRESET]; the programs are in build/<preset>/examples.
set -eu
cd "$(dirname "$0")/.."
preset=${1:-dev}
prefix=$PWD/build/$preset/prefix
into=build/$preset/examples
log=build/$preset/examples.log
{
    cmake --install "build/$preset" --prefix "$prefix"
    cmake -S examples -B "$into" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_PREFIX_PATH="$prefix"
    cmake --build "$into"
} >"$log" 2>&1 || { tail -n 30 "$log" >&2; exit 1; }
