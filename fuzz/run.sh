#!/usr/bin/env bash
# fuzz/run.sh SECONDS [target...]: builds the fuzz targets, runs each for so long, as many at a time
# as there are processors, and prints the executions of each. What was found is kept in
# build/fuzz/findings and makes the script fail.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

seconds=${1:?"usage: fuzz/run.sh SECONDS [target...]"}
shift
targets=("$@")
[ ${#targets[@]} -gt 0 ] || for folder in fuzz/corpus/*/; do targets+=("$(basename "$folder")"); done

[ -f build/fuzz/build.ninja ] || cmake --preset fuzz
cmake --build build/fuzz --target "${targets[@]/#/fuzz_}"
mkdir -p build/fuzz/findings build/fuzz/grown build/fuzz/logs

run_target() {
    local name=$1 dictionary=fuzz/dictionaries/$1.dict options=()
    [ -f "$dictionary" ] && options+=("-dict=$dictionary")
    mkdir -p "build/fuzz/grown/$name"
    "build/fuzz/fuzz/fuzz_$name" "build/fuzz/grown/$name" "fuzz/corpus/$name" "${options[@]}" \
        -max_total_time="$seconds" -max_len=4096 -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
        -artifact_prefix="build/fuzz/findings/$name-" >"build/fuzz/logs/$name" 2>&1
}

failed=()
report() {
    local name=$1 verdict=ok count
    wait "${pids[$name]}" || { verdict="FAILED, see build/fuzz/logs/$name"; failed+=("$name"); }
    count=$(sed -n 's/^stat::number_of_executed_units: *//p' "build/fuzz/logs/$name")
    printf '%-18s %12s executions  %s\n' "$name" "${count:-?}" "$verdict"
}

declare -A pids
waiting=()
for name in "${targets[@]}"; do
    run_target "$name" &
    pids[$name]=$!
    waiting+=("$name")
    if [ ${#waiting[@]} -ge "$(nproc)" ]; then
        report "${waiting[0]}"
        waiting=("${waiting[@]:1}")
    fi
done
for name in "${waiting[@]}"; do report "$name"; done
[ ${#failed[@]} -eq 0 ]
