#!/usr/bin/env bash
# What the broker has answered with 2xx is there after kill -9, and two publishers at once lose nothing.
# Usage: durability_test.sh ACCORD
accord=$1
source "$(dirname "$0")/../../support/shell.sh"

serve() { start_server broker "$accord" serve --port 0 --database-url "sqlite:///$work/broker.sqlite3"; }

# publish CONSUMER: publishes versions 1, 2, ... until the broker is gone; notes those that were answered with 201.
publish() {
    local version=0 status
    while :; do
        version=$((version + 1))
        status=$(curl -s -o /dev/null -w '%{http_code}' -X PUT -H 'Content-Type: application/json' \
            -d "{\"consumer\":{\"name\":\"$1\"},\"provider\":{\"name\":\"Stock\"},\"interactions\":[{\"description\":\"$version\"}]}" \
            "$address/pacts/provider/Stock/consumer/$1/version/$version")
        case $status in
            201) echo "$1/version/$version" >>"$work/$1.published" ;;
            000) return ;;
            *) echo "$1 $version: $status" >>"$work/refused" ;;
        esac
    done
}

serve
publish Shop &
shop=$!
publish Mobile &
mobile=$!
for _ in $(seq 100); do
    [ "$(cat "$work"/*.published 2>/dev/null | wc -l)" -ge 60 ] && break
    sleep 0.1
done
kill -9 "$server_pid"
wait "$shop" "$mobile"
expect 1 'no publication was refused' test -e "$work/refused"

serve
for consumer in Shop Mobile; do
    count=$(wc -l <"$work/$consumer.published")
    expect 0 "$consumer published at least ten versions ($count)" test "$count" -ge 10
    while read -r pact; do
        curl -sf -o /dev/null "$address/pacts/provider/Stock/consumer/$pact" || echo "$pact" >>"$work/lost"
    done <"$work/$consumer.published"
done
[ ! -e "$work/lost" ] || cp "$work/lost" "$work/output"
expect 1 'every answered publication survived kill -9' test -e "$work/lost"
finish
