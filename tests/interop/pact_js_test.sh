#!/usr/bin/env bash
# A pact written by npm's @pact-foundation/pact is verified by `accord verifier`, and a provider that breaks it is caught.
# Usage: pact_js_test.sh ACCORD CLIENTS EXAMPLES
accord=$1 clients=$2 examples=$3
source "$(dirname "$0")/../support/shell.sh"
export PACT_DO_NOT_TRACK=true

expect 0 'Pact JS runs its consumer test' node "$(dirname "$0")/pact_js_consumer.mjs" "$clients" "$work/pacts"
expect_text 'Pact JS wrote its pact'
start_server provider "$examples/product_service" --port 0
provider=$address
start_server broken-provider "$examples/product_service" --port 0 --broken
broken=$address

verify() {
    "$accord" verifier --dir "$work/pacts" --provider-name 'Product Service' \
        --hostname 127.0.0.1 --port "$(port_of "$1")" --state-change-url "$1/_pact/state"
}
expect 0 'accord verifier verifies it' verify "$provider"
expect_text '2 passed'
expect 1 'accord verifier catches the broken provider' verify "$broken"
expect_text '$.price'
for provider_address in "$provider" "$broken"; do
    expect 0 'pact verifier judges each interaction as we do' node "$(dirname "$0")/verifier/same_verdicts.mjs" "$accord" "$clients" \
        pacts "$work/pacts" -n 'Product Service' -h 127.0.0.1 -p "$(port_of "$provider_address")" -s "$provider_address/_pact/state"
    expect_text '2 interactions have the same verdict'
done
finish
