#!/usr/bin/env bash
# What a broker tells of itself: a line of the log for each request, metrics for Prometheus, an example when it is new.
# Usage: watching_test.sh ACCORD
accord=$1
source "$(dirname "$0")/../../support/shell.sh"
cd "$work" || exit 1

json=(-H 'Content-Type: application/json')

start_server text "$accord" serve --port 0 --database-url "sqlite:///$work/text.sqlite3" \
    --basic-auth-username ci --basic-auth-password s3cret
curl -s -o /dev/null -u ci:s3cret "$address/pacticipants/a%20b?token=hidden"
curl -s -o /dev/null -H 'X-Forwarded-For: 6.6.6.6, 10.1.2.3' "$address/"
curl -s -o /dev/null -u ci:s3cret -X POST "${json[@]}" -d '{"name":"A"}' "$address/pacticipants"
printf 'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n' >"/dev/tcp/127.0.0.1/$(port_of "$address")"
logged text 'info request method=GET path=/pacticipants/a%20b status=404 ms=' 'path=/ status=401 ms=' \
    'user=- client=10.1.2.3' 'method=POST path=/pacticipants status=201' 'user=ci' 'info request refused method=GET path=/ status=400'
! grep -qE 'hidden|s3cret|(debug|info) statement' text.log || fail 'the log tells what is secret, or too much'

expect 0 'Prometheus gets text' curl -sS -f -u ci:s3cret -H 'Accept: application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1' \
    "$address/metrics"
expect_text 'accord_http_requests_total{method="GET",route="/pacticipants/:pacticipant",status="404"} 1'
expect_text 'accord_http_request_duration_seconds_bucket{method="POST",route="/pacticipants",le="+Inf"} 1'
expect_text 'accord_database_connections{pool="read",state="idle"} 4'
[ "$(grep -c 'process_resident_memory_bytes [1-9]' output)" = 1 ] || fail 'no memory of the process'
expect 0 'every line is one of the format' python3 - output <<'PYTHON'
import re, sys
line = re.compile(r'# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z_]+="[^"]*"(,[a-z_]+="[^"]*")*\})? [0-9.e+-]+')
for text in open(sys.argv[1]).read().splitlines():
    assert line.fullmatch(text), text
PYTHON
stop_server

start_server json env PACT_BROKER_LOG_LEVEL=debug PACT_BROKER_LOG_FORMAT=json PACT_BROKER_LOG_STREAM=stdout \
    "$accord" serve --port 0 --database-url "sqlite:///$work/json.sqlite3" --sql-log-warn-duration 0
curl -s -o /dev/null "$address/pacticipants"
logged json '"message":"request"'
expect 0 'each entry is an object with what it tells as members' python3 - <<'PYTHON'
import json
entries = [json.loads(line) for line in open("json.log")]
request = next(entry for entry in entries if entry["message"] == "request")
assert request["level"] == "info" and request["path"] == "/pacticipants" and request["status"] == 200, request
assert request["route"] == "/pacticipants" and request["accept"] == "*/*" and request["ms"] > 0, request
slow = next(entry for entry in entries if entry["message"] == "slow statement")
assert slow["level"] == "warn" and "\n" not in slow["sql"] and slow["ms"] >= 0, slow
PYTHON
stop_server

fresh() { start_server "$1" env -u PACT_BROKER_SEED_EXAMPLE_DATA "$accord" serve --port 0 --database-url "sqlite:///$work/fresh.sqlite3"; }
fresh first
expect 0 'a new broker has an example' "$accord" broker can-i-deploy -b "$address" -a 'Example App' -e 1.0.0 -a 'Example API' -e 2.0.0
expect 0 'and the environments of the tutorials' "$accord" broker list-environments -b "$address"
expect_text 'production'
expect_text 'test'
for name in 'Example%20App' 'Example%20API'; do curl -s -o /dev/null -X DELETE "$address/pacticipants/$name"; done
for uuid in $(curl -s "$address/environments" | grep -oE '"uuid":"[^"]+"' | cut -d'"' -f4); do
    curl -s -o /dev/null -X DELETE "$address/environments/$uuid"
done
stop_server
fresh second
expect 0 'once' curl -sS "$address/environments"
! grep -q '"uuid"' output || fail 'the example came again'
stop_server
finish
