#!/usr/bin/env bash
# Prints what the public cases came to, by version, from the files that their tests left (tests/support/case_summary.hpp).
# Usage: case_summary.sh FOLDER [all]   with "all" it fails unless all were run that there are, where they are there.
set -u
folder=$1 whole=${2:-}
shared=$(dirname "$0")/../../shared
failed=0

# tell KIND WHAT SOURCE TOTAL
tell() {
    local kind=$1 what=$2 source=$3 total=$4 counted=0 file row
    if [ ! -d "$shared/$source" ]; then
        printf '%d %s: skipped, as shared/%s is not beside this checkout\n' "$total" "$what" "$source"
        return
    fi
    for file in "$folder/$kind"-*; do
        [ -f "$file" ] || continue
        [ "$counted" -eq 0 ] && printf '%d %s:\n' "$total" "$what"
        read -r -a row <"$file"
        printf '  %-5s %3d ran, %3d passed, %d skipped\n' "${row[@]:1}"
        sed -n 's/^skipped /        skipped: /p' "$file"
        counted=$((counted + row[2] + row[4]))
        [ "${row[2]}" -eq "${row[3]}" ] || failed=1
    done
    if [ "$whole" = all ] && [ "$counted" -lt "$total" ]; then
        printf 'FAILED: only %d of the %d %s were run\n' "$counted" "$total" "$what"
        failed=1
    fi
}

tell specification 'cases of the Pact specification' pact-specification 803
tell compatibility 'scenarios of the Pact compatibility suite' pact-compatibility-suite 190
exit "$failed"
