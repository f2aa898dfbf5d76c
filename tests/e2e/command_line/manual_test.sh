#!/usr/bin/env bash
# The pages of the manual as they are installed: mandoc and groff find nothing wrong with them, and what is shown is what help says.
# Usage: manual_test.sh ACCORD
accord=$1
source "$(dirname "$0")/../../support/shell.sh"
documents=$work/share
expect 0 'the program writes its documents' "$accord" __documents "$documents" 2026-11-30
for page in "$documents"/man/man1/*.1; do
    name=$(basename "$page" .1)
    if command -v mandoc >/dev/null; then
        expect 0 "mandoc finds nothing wrong with $name(1)" mandoc -T lint -W warning "$page"
    fi
    if command -v man >/dev/null && [ -x "$(command -v groff)" ]; then
        expect 0 "nor does groff" env LC_ALL=C.UTF-8 MANWIDTH=100 MANROFFOPT= man --warnings -E UTF-8 -l -Tutf8 -Z "$page"
        LC_ALL=C.UTF-8 MANWIDTH=100 man --warnings -E UTF-8 -l -Tutf8 -Z "$page" 2>"$work/warnings" >/dev/null
        cp "$work/warnings" "$work/output"
        expect 0 "without a warning" test ! -s "$work/warnings"
    fi
done
command -v mandoc >/dev/null || printf 'not run: mandoc, which is not here\n'
command -v groff >/dev/null || printf 'not run: groff, which is not here\n'

# Of a page as it is read, each option that help tells of.
if command -v mandoc >/dev/null; then
    for command in verifier stub serve import; do
        mandoc -T ascii "$documents/man/man1/accord-$command.1" | sed 's/.\x08//g' >"$work/page"
        for option in $("$accord" "$command" --help | grep -oE '^ +(-.,)?--[a-z-]+' | grep -oE '\-\-[a-z-]+'); do
            grep -qE -- "$option([ ,]|\$)" "$work/page" || fail "accord-$command(1) does not tell of $option"
            checks=$((checks + 1))
        done
    done
fi
finish
