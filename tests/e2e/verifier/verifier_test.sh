#!/usr/bin/env bash
# What a build asks of the verifier, as a user types it: a webhook's pact, states, tokens, reports, what failed last.
# Usage: verifier_test.sh ACCORD
accord=$1
source "$(dirname "$0")/../../support/shell.sh"
source "$(dirname "$0")/../cli/errors.sh"

start_server broker "$accord" serve --port 0 --database-url "$(fresh_database broker)"
broker=$address
port=$(port_of "$broker") # the broker is the provider, too
cd "$work" || exit 1
write_pact pacts/a.json Shop Catalogue /diagnostic/status/heartbeat
write_pact pacts/b.json App Catalogue /diagnostic/status/heartbeat
verify() { "$accord" verifier -h 127.0.0.1 -p "$port" "$@"; }

expect 0 'interactions of several pacts are asked for once' verify -d pacts -n Catalogue
expect_text '2 pacts loaded / 2 run / 2 passed'
expect_text '1 interaction not asked again: the same as in an earlier pact'

expect 0 'publish' "$accord" broker publish pacts -b "$broker" -a 1.0 --branch main
pact=$(curl -s "$broker/pacts/provider/Catalogue/consumer/Shop/latest" |
    grep -oE "$broker/pacts/provider/Catalogue/consumer/Shop/pact-version/[0-9a-f]+/metadata/[A-Za-z0-9=]+" | head -1)
[ -n "$pact" ] || pact=$broker/pacts/provider/Catalogue/consumer/Shop/latest
expect 0 'the pact of a webhook alone' env PACT_URL="$pact" "$accord" verifier -b "$broker" -n Catalogue -h 127.0.0.1 -p "$port" \
    --enable-pending --consumer-version-selectors '{"mainBranch":true}' --publish --provider-version 3.0 --provider-branch main
expect_text '1 pact loaded / 1 run / 1 passed'
expect_text 'results published for Catalogue version 3.0'
expect 0 'and it counts' "$accord" broker can-i-deploy -b "$broker" -a Shop -e 1.0 --pacticipant Catalogue --version 3.0
expect 0 'a webhook URL without the broker' \
    "$accord" verifier --webhook-callback-url "$pact" -h 127.0.0.1 -p "$port" --publish --provider-version 3.1
expect_text 'results published for Catalogue version 3.1'
expect_error 12 "none of the pacts was asked for: broker $broker for provider 'Catalogue' has 2 pacts, none of which the selectors [{\"branch\":\"none\"}] choose" \
    'selectors that choose nothing' verify -b "$broker" -n Catalogue --consumer-version-selectors '{"branch":"none"}'

expect 1 'reports of a failure' verify -f pacts/a.json -H 'Accept=text/html' --base-path /none \
    -j r.json -x r.xml --html r.html --markdown r.md --github-annotations
expect_text '::error file=pacts/a.json,title='
grep -q '<testcase' r.xml || fail 'no JUnit report'
grep -q 'prefers-color-scheme' r.html || fail 'no HTML report'
grep -q '^### :x: Pact verification' r.md || fail 'no Markdown report'
expect 0 'what failed last alone' verify -d pacts -n Catalogue -j r.json --last-failed
expect_text '2 loaded / 1 run / 1 passed'
expect 0 'everything, when nothing failed' verify -d pacts -n Catalogue -j r.json --last-failed
expect_text '2 loaded / 2 run / 2 passed'

cat >states.json <<'PACT'
{"consumer": {"name": "Shop"}, "provider": {"name": "Catalogue"},
 "interactions": [{"description": "a", "providerStates": [{"name": "it is up", "params": {"since": 1}}],
                   "request": {"method": "GET", "path": "/diagnostic/status/heartbeat"}, "response": {"status": 200}}],
 "metadata": {"pactSpecification": {"version": "3.0.0"}}}
PACT
expect 0 'states are listed' "$accord" verifier -f states.json --list-states
expect_text 'it is up'
expect_text 'parameters since; needed by Shop (1 interaction)'
expect 0 'and as JSON' "$accord" verifier -f states.json --list-states --list-states-as json
expect_text '"name": "it is up"'
printf 'it is upp\nold\n' >declared.txt
expect 2 'a misspelt state is told before the first request' verify -f states.json --declared-states declared.txt
expect_text 'does not declare these provider states: "it is up"; did you mean "it is upp"?'
expect_text 'no pact needs the provider state "old"'
printf 'it is up\n' >declared.txt
expect 0 'a state that is declared' verify -f states.json --declared-states declared.txt

expect 0 'a self-test' verify -f pacts/a.json --mutate --mutation-floor 100
expect_text 'mutation score of Shop: 100.0 %'
expect 0 'headers from a command' verify -f pacts/a.json --header-from-command 'X-Token=printf abc'
expect 1 'a command that fails' verify -f pacts/a.json --header-from-command 'X-Token=exit 3'
expect_text 'header X-Token: its command ended with exit code 3'
expect_text 'could not run'
expect 0 'several at a time' verify -d pacts -n Catalogue --parallel 4

ln -s "$accord" pact_verifier_cli
expect 0 'called as Pact calls it' ./pact_verifier_cli -f pacts/a.json -h 127.0.0.1 -p "$port"
expect 1 'no pacts' ./pact_verifier_cli -d "$work" -n Nobody -p "$port"
expect 2 'a wrong option' ./pact_verifier_cli --nonsense
expect 2 'a report that cannot be written' ./pact_verifier_cli -f pacts/a.json -h 127.0.0.1 -p "$port" -j /proc/nowhere/r.json
expect 3 'a wrong header' ./pact_verifier_cli -f pacts/a.json -H wrong
expect 0 'its version' ./pact_verifier_cli -v
finish
