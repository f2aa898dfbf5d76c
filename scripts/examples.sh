#!/usr/bin/env bash
# Installs what a preset built into build/<preset>/prefix and builds the examples against it with find_package(Accord),
# as a user would; quick when nothing changed.
# Usage: examples.sh [PRESET [COMPILER [TARGET ...]]]; the programs are in build/<preset>/examples, or examples-COMPILER.
set -eu
cd "$(dirname "$0")/.."
preset=${1:-dev} compiler=${2:-} targets=("${@:3}")
prefix=$PWD/build/$preset/prefix
into=build/$preset/examples${compiler:+-$compiler}
log=$into.log
{
    cmake --install "build/$preset" --prefix "$prefix"
    cmake -S examples -B "$into" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_PREFIX_PATH="$prefix" \
        ${compiler:+-DCMAKE_CXX_COMPILER="$compiler"}
    cmake --build "$into" ${targets:+--target "${targets[@]}"}
} >"$log" 2>&1 || { tail -n 30 "$log" >&2; exit 1; }
