#!/usr/bin/env bash
# Prints the ten tests that took longest, from ctest's JUnit file. More than a minute needs a reason beside the test.
# Usage: slowest_tests.sh FILE
set -u
[ -f "$1" ] || exit 0
echo 'The slowest tests, in seconds:'
sed -n 's/.*<testcase name="\([^"]*\)".* time="\([0-9.]*\)".*/\2 \1/p' "$1" | sort -rn | head -n 10 |
    while read -r seconds name; do printf '  %7.1f  %s\n' "$seconds" "${name%%#*}"; done
