#!/usr/bin/env bash
# A broker that is told to stop ends within its time, whatever clients do, and says what it cut.
# Usage: stop_test.sh ACCORD
accord=$1
source "$(dirname "$0")/../../support/shell.sh"

# stop WANTED_CODE SECONDS_MAX 'what it shows' [signals]: so many signals; the code and the time it ends with.
stop() {
    local begin=$SECONDS code
    for _ in $(seq "${4:-1}"); do
        kill -TERM "$server_pid"
        sleep 0.3
    done
    wait "$server_pid"
    code=$?
    cp "$work/$served.log" "$work/output"
    [ "$code" -eq "$1" ] || fail "$3: exit code $code instead of $1"
    [ $((SECONDS - begin)) -le "$2" ] || fail "$3: it took $((SECONDS - begin)) s"
    checks=$((checks + 1))
    printf 'ok %d - %s\n' "$checks" "$3"
}

serve() {
    served=$1
    start_server "$served" "$accord" serve --port 0 --database-url "sqlite:///$work/$served.sqlite3"
}

open_request() {
    exec 5<>"/dev/tcp/127.0.0.1/$(port_of "$address")"
    printf '%s' "$1" >&5
    sleep 0.2
}

serve idle
open_request ''
stop 0 2 'a client that asks nothing holds nobody up'

serve half
open_request $'POST /pacticipants HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf'
stop 11 10 'a request that never comes whole is cut'
expect_text 'stopped after 8 s, before everything was answered: 1 connection(s) cut, 0 request(s) still being handled'

serve twice
open_request 'GET / HTTP/1.1'
stop 11 2 'a second signal ends it at once' 2
expect_text 'ended by a second signal'

finish
