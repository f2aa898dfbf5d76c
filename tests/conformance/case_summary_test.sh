#!/usr/bin/env bash
# What ./test says of the public cases, and when it fails by that. Usage: case_summary_test.sh CHECKOUT
checkout=$1
source "$(dirname "$0")/../support/shell.sh"
mkdir -p "$work"/main/scripts "$work"/shared/pact-specification "$work"/left
cp "$checkout/scripts/case_summary.sh" "$work/main/scripts"
summary=$work/main/scripts/case_summary.sh

printf 'specification V1 2 2 1\nskipped a case: its reason\n' >"$work/left/specification-V1"
expect 0 'a part of the tests may run a part of the cases' "$summary" "$work/left"
expect_text '  V1      2 ran,   2 passed, 1 skipped'
expect_text '        skipped: a case: its reason'
expect_text '190 scenarios of the Pact compatibility suite: skipped, as shared/pact-compatibility-suite is not beside'
expect 1 'all tests may not' "$summary" "$work/left" all
expect_text 'FAILED: only 3 of the 803 cases of the Pact specification were run'

printf 'specification V4 800 800 0\n' >"$work/left/specification-V4"
expect 0 'all tests run all cases' "$summary" "$work/left" all
printf 'specification V4 800 799 0\n' >"$work/left/specification-V4"
expect 1 'and all pass' "$summary" "$work/left" all

mkdir "$work/shared/pact-compatibility-suite"
expect 1 'no scenario at all is no success' "$summary" "$work/left" all
expect_text 'FAILED: only 0 of the 190 scenarios of the Pact compatibility suite were run'
rm -r "$work/shared/pact-compatibility-suite"

printf 'specification V4 800 800 0\n' >"$work/left/specification-V4"
mkdir "$work/shared/golden"
printf '07-matrix 1651 9 1\n' >"$work/left/recorded-SQLite-07-matrix"
expect 0 'a part of the recorded answers is enough for a part of the tests' "$summary" "$work/left"
expect_text '  07-matrix                                  1651 identical,  9 on purpose,  1 open'
expect 1 'all tests compare all of them on both databases' "$summary" "$work/left" all
expect_text 'FAILED: only 0 of the 1661 recorded answers were compared on PostgreSQL'
printf '07-matrix 1661 0 0\n' >"$work/left/recorded-PostgreSQL-07-matrix"
expect 0 'and do' "$summary" "$work/left" all
finish
