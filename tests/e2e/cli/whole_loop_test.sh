#!/usr/bin/env bash
# Publish, verify from the broker, publish the result, deploy, ask: with our own program on both sides. The broker serves
# as the provider, too. Usage: whole_loop_test.sh ACCORD
accord=$1
source "$(dirname "$0")/../../support/shell.sh"
source "$(dirname "$0")/errors.sh"

start_server broker "$accord" serve --port 0 --database-url "$(fresh_database broker)"
export PACT_BROKER_BASE_URL=$address
provider_port=$(port_of "$address")
cd "$work" || exit 1
write_pact pacts/a.json Shop Catalogue /diagnostic/status/heartbeat
write_pact new/a.json Shop Catalogue /no/such/page

verify() {
    "$accord" verifier -b "$PACT_BROKER_BASE_URL" -n Catalogue -h 127.0.0.1 -p "$provider_port" \
        --publish --provider-version "$1" --provider-branch main -j report.json -x report.xml
}
can_i_deploy() { "$accord" broker can-i-deploy -a "$1" -e "$2" --to-environment production; }

expect 0 'publish' "$accord" broker publish pacts -a 1.0 --branch main
expect_text 'Pact successfully published for Shop version 1.0 and provider Catalogue.'
expect 0 'create-environment' "$accord" broker create-environment --name production --production
expect 0 'list-environments' "$accord" broker list-environments
expect_text 'production'
expect 1 'can-i-deploy before anything is verified' can_i_deploy Shop 1.0
expect_text 'Computer says no'
expect 0 'verifier from the broker, publishing' verify 2.0
expect_text '1 loaded / 1 run / 1 passed / 0 failed / 0 pending'
expect_text 'results published for Catalogue version 2.0'
grep -q '"result": true' report.json || fail 'the JSON report does not say that it passed'
grep -q '<testcase classname="Shop - Catalogue"' report.xml || fail 'the JUnit report lacks the interaction'
expect 0 'record-deployment of the provider' \
    "$accord" broker record-deployment -a Catalogue -e 2.0 --environment production
expect_error 8 "no environment 'live' is known to the broker; it has: production" \
    'record-deployment to an unknown environment' \
    "$accord" broker record-deployment -a Catalogue -e 2.0 --environment live
expect_error 8 'the broker has no version 9.9 of Catalogue' 'record-deployment of an unknown version' \
    "$accord" broker record-deployment -a Catalogue -e 9.9 --environment production
expect 0 'can-i-deploy' can_i_deploy Shop 1.0
expect_text 'Computer says yes \o/'
expect_text 'Shop     | 1.0       | Catalogue | 2.0       | true     | 1'
expect 0 'can-i-deploy as JSON' "$accord" broker can-i-deploy -a Shop -e 1.0 --to-environment production -o json
expect_text '"deployable":true'
expect 0 'record-deployment of the consumer' "$accord" broker record-deployment -a Shop -e 1.0 --environment production
expect 0 'create-version-tag' "$accord" broker create-version-tag -a Shop -e 1.0 -t prod

expect 0 'publish what the provider does not do' "$accord" broker publish new -a 1.1 --branch main
expect 0 'can-i-deploy of what nobody has verified, in a dry run, waits for nothing' \
    timeout 20 "$accord" broker can-i-deploy -a Shop -e 1.1 --to-environment production --dry-run \
    --retry-while-unknown 10 --retry-interval 60
expect_text 'There is no verified pact between version 1.1 of Shop'
expect 1 'verifier fails' verify 2.1
# The newest of the branch, and the one in production.
expect_text '2 loaded / 2 run / 1 passed / 1 failed / 0 pending'
expect_text 'results published for Catalogue version 2.1'
expect 1 'can-i-deploy says no' can_i_deploy Shop 1.1
expect_text 'Computer says no'
expect 0 'and does not mind in a dry run' "$accord" broker can-i-deploy -a Shop -e 1.1 --to-environment production --dry-run
finish
