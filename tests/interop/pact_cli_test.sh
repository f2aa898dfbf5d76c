#!/usr/bin/env bash
# The `pact` command line of npm's @pact-foundation/pact-cli against our broker and our example: the whole loop.
# Usage: pact_cli_test.sh ACCORD CLIENTS EXAMPLES   (the binary, build/interop, the built examples)
accord=$1 clients=$2 examples=$3
source "$(dirname "$0")/../support/shell.sh"
pact=$clients/node_modules/.bin/pact
export PACT_DO_NOT_TRACK=true
[ -x "$pact" ] || fail "the pact command line is not installed in $clients; ./test does that"

expect 0 'the consumer test writes a pact' env PACT_OUTPUT_DIR="$work/pacts" "$examples/product_client_test"
start_server broker "$accord" serve --port 0 --database-url "$(fresh_database broker)"
broker=$address
export PACT_BROKER_BASE_URL=$broker
start_server provider "$examples/product_service" --port 0
provider=$address
start_server broken-provider "$examples/product_service" --port 0 --broken
broken=$address

# verify PROVIDER_ADDRESS VERSION: verifies from the broker and publishes the result.
verify() {
    "$pact" verifier --broker-url "$broker" --provider-name 'Product Service' \
        --hostname 127.0.0.1 --port "$(port_of "$1")" --state-change-url "$1/_pact/state" \
        --publish --provider-version "$2" --provider-branch main --no-colour
}
can_i_deploy() { "$pact" broker can-i-deploy --pacticipant "$1" --version "$2" --to-environment production; }

expect 0 'pact broker publish' \
    "$pact" broker publish "$work/pacts" --consumer-app-version 1.0.0 --branch main
expect_text 'Pact successfully published for Web Shop version 1.0.0 and provider Product Service'
expect 0 'publishing the same again changes nothing' \
    "$pact" broker publish "$work/pacts" --consumer-app-version 1.0.0 --branch main
expect 0 'pact broker create-environment' \
    "$pact" broker create-environment --name production --display-name Production --production
expect 0 'pact broker list-environments' "$pact" broker list-environments
expect_text production

expect 1 'can-i-deploy says no before anything is verified' can_i_deploy 'Web Shop' 1.0.0
expect 0 'pact verifier, from our broker, publishing' verify "$provider" 2.0.0
expect 0 'the provider may go first: nothing needs it in production yet' can_i_deploy 'Product Service' 2.0.0
expect 0 'pact broker record-deployment' \
    "$pact" broker record-deployment --pacticipant 'Product Service' --version 2.0.0 --environment production
expect 0 'can-i-deploy says yes for the consumer' can_i_deploy 'Web Shop' 1.0.0
expect_text 'All required verification results are published and successful'
expect 0 'the consumer is deployed' \
    "$pact" broker record-deployment --pacticipant 'Web Shop' --version 1.0.0 --environment production

expect 1 'pact verifier fails for the broken provider' verify "$broken" 2.1.0-broken
expect 1 'can-i-deploy says no for the broken provider' can_i_deploy 'Product Service' 2.1.0-broken
expect_text 'The verification for the pact between'
expect 0 'the good version may still be deployed' can_i_deploy 'Product Service' 2.0.0

expect 0 'pact broker create-version-tag' \
    "$pact" broker create-version-tag --pacticipant 'Web Shop' --version 1.0.0 --tag prod
expect 0 'pact broker describe-version' "$pact" broker describe-version --pacticipant 'Web Shop' --version 1.0.0
expect 0 'pact broker list-latest-pact-versions' "$pact" broker list-latest-pact-versions
finish
