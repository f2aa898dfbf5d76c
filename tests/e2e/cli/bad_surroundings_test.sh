#!/usr/bin/env bash
# Ports in use, databases that can't be written, servers that don't answer, nothing to do: one line each, and a code of
# its own. Usage: bad_surroundings_test.sh ACCORD
accord=$1
source "$(dirname "$0")/../../support/shell.sh"
source "$(dirname "$0")/errors.sh"

start_server broker "$accord" serve --port 0 --database-url "sqlite:///$work/broker.sqlite3"
broker=$address
taken=$(port_of "$broker")
start_server gone "$accord" serve --port 0 --database-url "sqlite:///$work/gone.sqlite3"
gone=$address
stop_server
cd "$work" || exit 1
write_pact pacts/a.json Shop Catalogue /diagnostic/status/heartbeat
write_pact wrong/a.json Shop Catalogue /diagnostic/status/heartbeat 404
mkdir empty

expect_error 5 "can't listen on 127.0.0.1:$taken: the port is in use by another program" 'serve on a port in use' \
    "$accord" serve --port "$taken" --database-url "sqlite:///$work/other.sqlite3"
[ ! -e other.sqlite3-wal ] || fail 'serve left a database half open'

expect_error 6 "cannot create the database file broker.sqlite3 in $work/missing/folder: No such file or directory" \
    'serve with a database that cannot be written' \
    "$accord" serve --port 0 --database-url "sqlite:///$work/missing/folder/broker.sqlite3"
expect 6 'serve with a database that is none' "$accord" serve --port 0 --database-url "sqlite:///$work/pacts/a.json"
expect_text 'pacts/a.json'
grep -q '"consumer"' pacts/a.json || fail 'serve changed a file that is no database'

refused="the broker does not answer: can't connect to $gone: Connection refused"
for command in "publish pacts -a 1" "can-i-deploy -a Shop -e 1" "create-environment --name test" "list-environments" \
    "record-deployment -a Shop -e 1 --environment test" "create-version-tag -a Shop -e 1 -t dev"; do
    # shellcheck disable=SC2086
    expect_error 3 "$refused" "broker ${command%% *} without a broker" "$accord" broker $command -b "$gone"
done
expect_error 3 "$refused" 'verifier without a broker' "$accord" verifier -b "$gone" -n Catalogue

expect_error 7 "the provider does not answer: can't connect to $gone: Connection refused" 'verifier without a provider' \
    "$accord" verifier -f pacts/a.json -h 127.0.0.1 -p "$(port_of "$gone")" -j report.json
grep -q 'could not run' report.json || fail 'the report does not count what could not run'
expect_error 7 "the state change URL does not answer: setup without a provider state: can't connect to $gone: Connection refused" \
    'verifier without the server of the provider states' \
    "$accord" verifier -f pacts/a.json -h 127.0.0.1 -p "$taken" -s "$gone/states"

expect_error 4 'no pacts found to verify in folder empty' 'verifier without pacts' "$accord" verifier -d empty
expect_error 12 "none of the pacts was asked for: folder pacts has no pact of 'Orders', but pacts of 'Catalogue'" \
    'verifier without pacts of the provider' "$accord" verifier -d pacts -n Orders
expect 0 'verifier without pacts, when that is no error' "$accord" verifier -d empty --ignore-no-pacts-error
expect_error 4 "no pacts found to verify in broker $broker for provider 'Catalogue'" 'verifier of a broker without pacts' \
    "$accord" verifier -b "$broker" -n Catalogue
expect_error 4 'no pacts found: there is no *.json in empty' 'publish without pacts' \
    "$accord" broker publish empty -b "$broker" -a 1
expect_error 9 'nowhere.json: no such file or folder' 'publish of a file that is not there' \
    "$accord" broker publish nowhere.json -b "$broker" -a 1
expect 13 'verifier with filters that leave nothing over' \
    "$accord" verifier -f pacts/a.json -h 127.0.0.1 -p "$taken" --filter-description nothing
expect_text 'error: no interaction was verified: the filter matched nothing; '
expect 9 'verifier with a report that cannot be written' \
    "$accord" verifier -f pacts/a.json -h 127.0.0.1 -p "$taken" -j /proc/nowhere/report.json
expect 1 'verifier with a provider that answers otherwise' "$accord" verifier -f wrong/a.json -h 127.0.0.1 -p "$taken"
expect_text 'status'

start_server locked "$accord" serve --port 0 --database-url "sqlite:///$work/locked.sqlite3" \
    --basic-auth-username u --basic-auth-password secret
expect 8 'a broker that wants a password' "$accord" broker list-environments -b "$address"
expect_text "the broker answered 401 Unauthorized: check --broker-token, or --broker-username and --broker-password"
expect 0 'and gets it' "$accord" broker list-environments -b "$address" -u u -p secret

locked=$address
start_server front "$accord" serve --port 0 --database-url "sqlite:///$work/front.sqlite3" \
    --base-url "http://localhost:$(port_of "$locked")"
grep -q "links in responses lead to http://localhost:$(port_of "$locked"), and not to this broker" "$work/front.log" ||
    fail 'serve does not warn of links that lead elsewhere'
expect 8 'a broker whose links lead to another' "$accord" broker list-environments -b "$address" -u u -p secret
expect_text "answered 401 Unauthorized. It was sent no credentials, because they are for $address"

export PACT_BROKER_BASE_URL=$gone PACT_BROKER_USERNAME=u PACT_BROKER_TOKEN=t
expect 1 'verifier of a file where a broker is exported' "$accord" verifier -f wrong/a.json -n Catalogue -h 127.0.0.1 -p "$taken"
expect_text '1 loaded / 1 run / 0 passed / 1 failed / 0 pending'
finish
