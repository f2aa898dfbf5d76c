#!/usr/bin/env bash
# A broker behind a reverse proxy, at a path of its host: every address that it gives leads through the proxy, whether that takes
# the path away or not. Usage: proxy_test.sh ACCORD
accord=$1
source "$(dirname "$0")/../../support/shell.sh"
here=$(cd "$(dirname "$0")" && pwd)
cd "$work" || exit 1

# body_of URL [curl-arguments...]: leaves the body in $work/output.
body_of() { expect 0 "GET $1" curl -sS -f "$@"; }
no_text() { ! grep -qF -- "$1" output || fail "the output has: $1"; }

cat >pact.json <<'JSON'
{"consumer": {"name": "Shop"}, "provider": {"name": "Orders"},
 "interactions": [{"description": "a", "request": {"method": "GET", "path": "/"}, "response": {"status": 200}}]}
JSON

as_browser='Accept: text/html,*/*;q=0.8'
for way in strip keep; do
    # The proxy has to know the broker and the broker the proxy; so the broker's port is chosen first.
    port=$(free_port)
    start_server "proxy-$way" python3 "$here/proxy.py" "http://127.0.0.1:$port" /tools/pacts "$way"
    outside=$address/tools/pacts
    start_server "broker-$way" "$accord" serve --port "$port" --database-url "sqlite:///$work/$way.sqlite3" --base-url "$outside/"
    inside=$address
    expect 0 "publish through the proxy ($way)" "$accord" broker publish pact.json -a 1 --branch main -b "$outside"
    body_of "$outside" -H 'Accept: application/hal+json'
    expect_text "\"self\":{\"title\":\"Index\",\"href\":\"$outside\""
    no_text "$inside"
    expect 0 "follow relations ($way)" "$accord" broker can-i-deploy -a Shop -e 1 -b "$outside" --dry-run
    body_of "$outside/" -H 'Accept: text/html'
    expect_text '<base href="/tools/pacts/"'
    # What the page loads and links to is there.
    grep -oE '(href|src)="[^"#]+"' output | sed -E 's/^(href|src)="//; s/"$//; s/&amp;/\&/g' | sort -u >addresses
    [ "$(wc -l <addresses)" -gt 2 ] || fail 'the page loads nothing'
    while read -r path; do
        case $path in
            http*) body_of "$path" -H "$as_browser" ;;
            /*) body_of "${outside%/tools/pacts}$path" -H "$as_browser" ;;
            *) body_of "$outside/${path#./}" -H "$as_browser" ;; # below <base>
        esac
    done <addresses
    body_of "$inside/pacts/latest"
    expect_text "$outside/pacts/provider/Orders"
    stop_server
done

port=$(free_port)
start_server forwarding python3 "$here/proxy.py" "http://127.0.0.1:$port" '' keep https broker.example.com
front=$address
start_server broker "$accord" serve --port "$port" --database-url "sqlite:///$work/forwarded.sqlite3"
body_of "$front/"
expect_text '"href":"https://broker.example.com/pacts/latest"'
stop_server
start_server several "$accord" serve --port "$port" --database-url "sqlite:///$work/forwarded.sqlite3" \
    --base-url "http://127.0.0.1:$port https://broker.example.com/pacts"
body_of "$front/"
expect_text '"href":"https://broker.example.com/pacts/pacts/latest"'
body_of "http://127.0.0.1:$port/"
expect_text "\"href\":\"http://127.0.0.1:$port/pacts/latest\""
finish
