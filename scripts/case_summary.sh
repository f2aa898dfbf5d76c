#!/usr/bin/env bash
# Prints what the public cases and the recorded answers came to, from the files that their tests left
# (tests/support/case_summary.hpp).
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

# tell_recorded TOTAL: what became of each recorded answer of the Ruby broker, on both databases.
tell_recorded() {
    local total=$1 database file row counted
    if [ ! -d "$shared/golden" ]; then
        printf '%d recorded answers: skipped, as shared/golden is not beside this checkout\n' "$total"
        return
    fi
    for database in SQLite PostgreSQL; do
        counted=0
        for file in "$folder/recorded-$database"-*; do
            [ -f "$file" ] || continue
            read -r -a row <"$file"
            [ "$counted" -eq 0 ] && printf 'recorded answers of the Ruby broker, on %s:\n' "$database"
            printf '  %-42s %3d identical, %2d on purpose, %2d open\n' "${row[@]}"
            counted=$((counted + row[1] + row[2] + row[3]))
        done
        if [ "$whole" = all ] && [ "$counted" -lt "$total" ]; then
            printf 'FAILED: only %d of the %d recorded answers were compared on %s\n' "$counted" "$total" "$database"
            failed=1
        fi
    done
}

tell specification 'cases of the Pact specification' pact-specification 803
tell compatibility 'scenarios of the Pact compatibility suite' pact-compatibility-suite 190
tell_recorded 1661
exit "$failed"
