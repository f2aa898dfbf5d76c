#!/usr/bin/env bash
# A broker's memory: bodies of tens of megabytes take a bounded multiple of their size, and it is given back.
# Usage: memory_test.sh ACCORD
accord=$1
source "$(dirname "$0")/../../support/shell.sh"

# megabytes FIELD: of /proc/PID/status, VmRSS or its peak, VmHWM
megabytes() { awk -v field="$1:" '$1 == field { print int($2 / 1024) }' "/proc/$server_pid/status"; }

# pact FILE ITEM MEGABYTES: a pact whose only body is a list of ITEM
pact() {
    {
        printf '{"consumer":{"name":"Shop"},"provider":{"name":"Stock"},"interactions":[{"description":"x","body":['
        yes "$2," | tr -d '\n' | head -c $(($3 * 1024 * 1024 / (${#2} + 1) * (${#2} + 1)))
        printf '%s]}]}' "$2"
    } >"$1"
}

publish() {
    curl -s -o "$work/answer" -w '%{http_code}' -X PUT -H 'Content-Type: application/json' --data-binary "@$1" \
        "$address/pacts/provider/Stock/consumer/Shop/version/$2"
}

start_server broker "$accord" serve --port 0 --database-url "sqlite:///$work/broker.sqlite3"
publish <(printf '{"consumer":{"name":"Shop"},"provider":{"name":"Stock"},"interactions":[{"description":"x"}]}') 1 >/dev/null
before=$(megabytes VmRSS)

pact "$work/zeros.json" 0 60
for version in 2 3 4 5 6 7 8 9; do
    status=$(publish "$work/zeros.json" $version)
    cp "$work/answer" "$work/output"
    [ "$status" = 400 ] || fail "60 MB of zeros were answered with $status"
done
expect_text 'more than the 4000000 values and names allowed'
peak=$(($(megabytes VmHWM) - before))
expect 0 "60 MB of zeros take less than ten times their size (${peak} MB)" test "$peak" -lt 600

pact "$work/texts.json" '"a text of forty letters, give or take one"' 30
for version in 2 3 4 5 6 7 8 9; do
    status=$(publish "$work/texts.json" $version)
    [ "$status" = 201 ] || fail "30 MB of texts were answered with $status"
done
# Once no large request has come for some seconds.
for _ in $(seq 100); do
    after=$(($(megabytes VmRSS) - before))
    [ "$after" -lt 100 ] && break
    sleep 0.2
done
expect 0 "what large bodies took is given back (${after} MB stay)" test "$after" -lt 100
finish
