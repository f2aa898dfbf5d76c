#!/usr/bin/env bash
# The pacts of the examples of the C++ interface are read and verified by npm's @pact-foundation/pact-cli, whose stub server
# also answers for them. Usage: cpp_features_test.sh CLIENTS EXAMPLES
clients=$1 examples=$2
source "$(dirname "$0")/../support/shell.sh"
pact=$clients/node_modules/.bin/pact
export PACT_DO_NOT_TRACK=true
[ -x "$pact" ] || fail "the pact command line is not installed in $clients; ./test does that"

expect 0 'the examples write their pacts' env PACT_OUTPUT_DIR="$work/pacts" "$examples/features_test" --gtest_brief=1
messages=("$work/pacts/Invoicing-Orders.json" "$work/pacts/Shipping-Orders.json" "$work/pacts/Web Shop-Prices.json")
mkdir "$work/messages" && mv "${messages[@]}" "$work/messages"
rm "$work/pacts/Plugins-Catalogue.json"  # to read it, a plugin has to be installed
count=$(find "$work/pacts" -name '*.json' | wc -l)

# verify ADDRESS_OR_PORT FOLDER: file by file, since --dir would take those of one provider only.
verify() {
    local file files=()
    for file in "$2"/*.json; do files+=(--file "$file"); done
    "$pact" verifier "${files[@]}" --hostname 127.0.0.1 --port "$(port_of "$1")" --no-colour
}

stubbed=()
for file in "$work"/pacts/*.json; do stubbed+=(--file "$file"); done
port=$(node -e 'const s = require("net").createServer().listen(0, () => { console.log(s.address().port); s.close(); })')
"$pact" stub "${stubbed[@]}" --port "$port" >"$work/stub.log" 2>&1 </dev/null &
background+=($!)
for tries in $(seq 200); do
    grep -q 'Server started' "$work/stub.log" && break
    sleep 0.05
done
expect 0 "pact verifier verifies $count pacts against pact stub" \
    verify "$port" "$work/pacts"
for title in 'a search' 'a form' 'an order in XML' 'a new product with its picture' 'a request for a teapot' \
    'a request for everything about a product' 'a request for a new order' 'ticket: SHOP-42'; do
    expect_text "$title"
done

start_server provider node "$(dirname "$0")/message_provider.mjs" "$work"/messages/*.json
expect 0 'pact verifier verifies messages, exchanges and both in one pact' \
    verify "$address" "$work/messages"
for title in 'an order was placed' 'a heartbeat' 'a scan' 'an order is ready' 'a request for the order' \
    'a question for a price'; do
    expect_text "$title"
done
finish
