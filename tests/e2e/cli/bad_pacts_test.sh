#!/usr/bin/env bash
# Pacts that can't be taken: the error says where, nothing is published, the exit code is not 0.
# Usage: bad_pacts_test.sh ACCORD
accord=$1
source "$(dirname "$0")/../../support/shell.sh"
source "$(dirname "$0")/errors.sh"

start_server broker "$accord" serve --port 0 --database-url "$(fresh_database broker)"
broker=$address
cd "$work" || exit 1
mkdir bad && cd bad || exit 1

printf '{"consumer": {"name": "Shop"},\n "provider": oops}' >no_json.json
python3 -c 'print("[" * 100000)' >too_deep.json
truncate -s 300M too_large.json
write_pact good.json Shop Catalogue /diagnostic/status/heartbeat
sed 's/"response": {"status": 200}/"response": {"status": 200, "body": {"id": 1}, "matchingRules": {"body": {"$.id": {"matchers": [{"match": "regexx"}]}}}}/' \
    good.json >unknown_rule.json

publish() { "$accord" broker publish -b "$broker" -a 1 --branch main "$@"; }
verify() { "$accord" verifier -h 127.0.0.1 -p "$(port_of "$broker")" "$@"; }

no_json='no_json.json: not valid JSON at line 2, column 14: a value, a string in quotes, a comma or a bracket is expected here'
unknown_rule='unknown_rule.json: interaction 1 "a GET of /diagnostic/status/heartbeat": response: body rule "$.id": unknown matcher "regexx"'
too_deep='too_deep.json: not valid JSON at line 1, column 201: nested deeper than the 200 levels allowed'
too_large='too_large.json has more than the 268435456 bytes allowed'

expect_error 2 "$no_json" 'publish refuses what is no JSON' publish good.json no_json.json
expect_error 2 "$too_deep" 'publish refuses what is too deep' publish good.json too_deep.json
expect_error 2 "$too_large" 'publish refuses what is too large' publish good.json too_large.json
expect_error 2 "$unknown_rule" 'publish refuses an unknown rule' publish good.json unknown_rule.json
expect 0 'nothing of it was published' "$accord" broker can-i-deploy -b "$broker" --dry-run -a Shop -e 1
expect_text 'Pacticipant Shop not found'

for name in no_json too_deep too_large unknown_rule; do
    expect 1 "verifier fails for $name.json, and runs the rest" verify -f "$name.json" -f good.json
    expect_text "${!name}"
    expect_text '2 loaded / 1 run / 1 passed / 0 failed / 0 pending / 1 could not run'
done
expect 1 'verifier fails for a folder with bad files in it' verify -d . -n Catalogue
expect_text '5 loaded / 1 run / 1 passed / 0 failed / 0 pending / 4 could not run'

expect 0 'a pact for another consumer than the URL names is refused' \
    curl -s -X PUT -H 'Content-Type: application/json' --data-binary @good.json \
    "$broker/pacts/provider/Catalogue/consumer/Other/version/1"
expect_text "name in pact 'Shop' does not match name in URL path 'Other'"
finish
