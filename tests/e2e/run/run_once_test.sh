#!/usr/bin/env bash
# ./run --once ends well, and prints what the README shows. Usage: run_once_test.sh ROOT
root=$1
source "$(dirname "$0")/../../support/shell.sh"

# What differs from run to run: lines about building, ports, durations, UUIDs, colours.
steady() {
    sed -E -e 's/\x1b\[[0-9;]*m//g' -e '/^==> /d' -e '/^    [0-9]+ of [0-9]+ steps$/d' -e 's/127\.0\.0\.1:[0-9]+/127.0.0.1:PORT/g' \
        -e 's/--port [0-9]+/--port PORT/' -e 's/[0-9.]+ m?s\b/TIME/g' -e 's/since [0-9-]+T[0-9:]+\+00:00/since TIME/' -e 's/UUID [0-9a-f-]+/UUID/' -e 's/ +$//' -e '/./,$!d' | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}'
}

expect 0 './run --once plays the whole loop' "$root/run" --once --port 0
steady <"$work/output" >"$work/printed"
# The ``` block of the chapter that names the transcript, without its fences.
sed -n '/^## What `\.\/run` shows/,/^## Where/p' "$root/README.md" | sed -n '/^```/,/^```/p' | sed '/^```/d' | steady >"$work/shown"
[ -s "$work/shown" ] || fail 'the README shows no transcript'
expect 0 'the README shows what it prints' diff -u "$work/shown" "$work/printed"
finish
