#!/usr/bin/env bash
# Clients that nobody here wrote, with tokens: npm's `pact` and curl against a broker that has users.
# Usage: tokens_test.sh ACCORD CLIENTS EXAMPLES   (the binary, build/interop, the built examples)
accord=$1 clients=$2 examples=$3
source "$(dirname "$0")/../support/shell.sh"
pact=$clients/node_modules/.bin/pact
export PACT_DO_NOT_TRACK=true
[ -x "$pact" ] || fail "the pact command line is not installed in $clients; ./test does that"

expect 0 'the consumer test writes a pact' env PACT_OUTPUT_DIR="$work/pacts" "$examples/product_client_test"
database=$(fresh_database tokens)
start_server broker "$accord" serve --port 0 --database-url "$database"
broker=$address
export PACT_BROKER_BASE_URL=$broker
publish() { "$pact" broker publish "$work/pacts" --consumer-app-version "$1" --branch main "${@:2}"; }
status() { curl -s -o /dev/null -w '%{http_code}' "$@"; }
expect_status() { # STATUS 'what it shows' curl's arguments...
    expect 0 "$2" status "${@:3}"
    expect_text "$1"
}
expect 0 'without users nobody is asked' publish 1.0.0

# While it runs: the command works on the database beside the server.
printf 'correct horse battery\n' >"$work/password"
create() { "$accord" admin create-user --email ann@example.org --password-stdin --database-url "$database" <"$work/password"; }
expect 0 'the first administrator is made' create
expect_text 'ann@example.org was created, with the role Administrator'
expect 2 'and once only' create
expect_text 'there is a user with this e-mail address already'
expect 2 'an administrator gets a password of 12 characters at least' \
    sh -c "echo short | '$accord' admin create-user --email bob@example.org --password-stdin --database-url '$database'"
expect 6 'no password is set where there is no database' \
    "$accord" admin set-password --email ann@example.org --database-url "sqlite:///$work/nowhere.sqlite3"
[ ! -e "$work/nowhere.sqlite3" ] || fail 'a database was made'
expect 0 'without a password one is made' "$accord" admin create-user --email bob@example.org --role Viewer --database-url "$database"
expect_text 'password, shown this once: '
bobs=$(sed -n 's/.*shown this once: //p' "$work/output")

expect_status 401 'from now on everybody is asked' "$broker/pacticipants"
expect 1 'pact broker publish, without a token' publish 1.0.1
expect_status 200 'curl with address and password' -u 'ann@example.org:correct horse battery' "$broker/pacticipants"
expect_status 200 'curl with the password that was made' -u "bob@example.org:$bobs" "$broker/pacticipants"
expect_status 403 'a viewer changes nothing' -u "bob@example.org:$bobs" -X PUT -H 'Content-Type: application/json' -d '{}' "$broker/pacticipants/Shop"

api() { curl -s -u 'ann@example.org:correct horse battery' -H 'Content-Type: application/json' "$@"; }
member() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p" | head -1; }
account=$(api -d '{"name":"pipeline"}' "$broker/admin/system-accounts" | sed -n 's/^{"uuid":"\([^"]*\)".*/\1/p')
token=$(api -d '{"description":"ci"}' "$broker/admin/system-accounts/$account/tokens" | member value)
[ -n "$token" ] || fail 'no token was made'

expect_status 200 'curl with a bearer token' -H "Authorization: Bearer $token" "$broker/pacticipants"
expect_status 200 'curl with a token as the password' -u "anybody:$token" "$broker/pacticipants"
expect 0 'pact broker publish, with PACT_BROKER_TOKEN' env PACT_BROKER_TOKEN="$token" "$pact" broker publish "$work/pacts" --consumer-app-version 1.1.0 --branch main
expect 0 'pact broker publish, with a token as the password' publish 1.2.0 --broker-username ci --broker-password "$token"
export PACT_BROKER_TOKEN=$token
expect 1 'the role CI/CD makes no environments' "$pact" broker create-environment --name production --production
environment() { api -d '{"name":"production","production":true}' "$broker/environments"; }
expect 0 'an administrator does' environment
expect 0 'pact broker record-deployment' \
    "$pact" broker record-deployment --pacticipant 'Web Shop' --version 1.1.0 --environment production
start_server provider "$examples/product_service" --port 0
provider=$address
expect 0 'pact verifier, from the broker, publishing' "$pact" verifier --broker-url "$broker" --provider-name 'Product Service' \
    --hostname 127.0.0.1 --port "$(port_of "$provider")" --state-change-url "$provider/_pact/state" \
    --publish --provider-version 2.0.0 --provider-branch main --no-colour
expect 0 'Pact JS verifies from the broker, and publishes, with PACT_BROKER_TOKEN' \
    node "$(dirname "$0")/pact_js_verifier.mjs" "$clients" "$broker" "$provider" 2.1.0
expect_text 'Pact JS verified'
expect 0 'can-i-deploy, of what Pact JS has verified' "$pact" broker can-i-deploy --pacticipant 'Product Service' --version 2.1.0 --to-environment production
expect 0 'can-i-deploy' "$pact" broker can-i-deploy --pacticipant 'Product Service' --version 2.0.0 --to-environment production
expect 0 'accord broker, too' "$accord" broker list-pacticipants
# Streams end when it changes who may do what; who comes back is told on.
watch() { for _ in 1 2 3; do curl -s -N -m 2 -u 'ann@example.org:correct horse battery' "$broker/events" -H 'Accept: text/event-stream' || true; done; }
expect 0 'events, for whom this node does not know yet' watch
expect_text 'event: connected'

tokens=$(api "$broker/admin/system-accounts/$account/tokens" | grep -o '"uuid":"[^"]*"' | tail -1 | cut -d'"' -f4)
expect 0 'the token is revoked' api -X DELETE "$broker/admin/system-accounts/$account/tokens/$tokens"
expect_status 401 'and worth nothing' -H "Authorization: Bearer $token" "$broker/pacticipants"
expect 1 'pact broker publish, with a revoked token' publish 1.3.0
expect 1 'Pact JS, with a revoked token' node "$(dirname "$0")/pact_js_verifier.mjs" "$clients" "$broker" "$provider" 2.2.0
expect 0 'who lost the password gets another from whoever has the database' \
    "$accord" admin set-password --email ann@example.org --database-url "$database"
expect_status 401 'the old one is worth nothing' -u 'ann@example.org:correct horse battery' "$broker/pacticipants"
for secret in "$token" 'correct horse battery' "$bobs"; do
    expect 1 'no secret is in the log' grep -F -- "$secret" "$work/broker.log"
done
finish
