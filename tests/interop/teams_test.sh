#!/usr/bin/env bash
# Two teams on one broker: npm's `pact` and curl with the tokens of their pipelines, which see what is of their teams.
# Usage: teams_test.sh ACCORD CLIENTS EXAMPLES   (the binary, build/interop, the built examples)
accord=$1 clients=$2 examples=$3
source "$(dirname "$0")/../support/shell.sh"
pact=$clients/node_modules/.bin/pact
export PACT_DO_NOT_TRACK=true
[ -x "$pact" ] || fail "the pact command line is not installed in $clients; ./test does that"

expect 0 'the consumer test writes a pact' env PACT_OUTPUT_DIR="$work/pacts" "$examples/product_client_test"
database=$(fresh_database teams)
start_server broker env PACT_BROKER_FIRST_ADMIN_EMAIL=ann@example.org PACT_BROKER_FIRST_ADMIN_PASSWORD='correct horse battery' \
    "$accord" serve --port 0 --database-url "$database"
broker=$address
export PACT_BROKER_BASE_URL=$broker

api() { curl -s -u 'ann@example.org:correct horse battery' -H 'Content-Type: application/json' "$@"; }
uuid() { sed -n 's/^{"uuid":"\([^"]*\)".*/\1/p'; }
scopes='"contract_data:manage:team","contract_data:manage:own","environment:read:team"'
role=$(api -d "{\"name\":\"Pipeline of a team\",\"permissions\":[$scopes]}" "$broker/admin/roles" | uuid)
make_team() { # NAME: $account, $token and $team
    account=$(api -d "{\"name\":\"$1 pipeline\",\"roles\":[\"$role\"]}" "$broker/admin/system-accounts" | uuid)
    token=$(api -d '{"description":"ci"}' "$broker/admin/system-accounts/$account/tokens" | sed -n 's/.*"value":"\([^"]*\)".*/\1/p')
    team=$(api -d "{\"name\":\"$1\"}" "$broker/admin/teams" | uuid)
    api -o "$work/members" -X PUT -d "{\"users\":[\"$account\"]}" "$broker/admin/teams/$team/users"
    [ -n "$token" ] && [ -n "$team" ] || fail "there is no team $1"
}
make_team Shop
shop=$token shops=$team
make_team Stock
stock=$token stocks=$team

as() { env PACT_BROKER_TOKEN="$1" "${@:2}"; }
publish() { as "$1" "$pact" broker publish "$work/pacts" --consumer-app-version "$2" --branch main; }
expect 0 'the pipeline of one team publishes' publish "$shop" 1.0.0
expect 0 'and sees what it has made' as "$shop" "$pact" broker list-latest-pact-versions
expect_text 'Web Shop'
list() { curl -sf -H "Authorization: Bearer $1" "$broker/pacticipants"; }
sees() { list "$1" | grep -F "$2"; }
expect 0 'the list is there for both' list "$stock"
expect 1 'the pipeline of the other team sees nothing of it' sees "$stock" 'Web Shop'
expect 1 'nor of its provider' sees "$stock" 'Product Service'
expect 1 'and publishes nothing in its name' publish "$stock" 1.0.1
asks() { as "$stock" "$pact" broker can-i-deploy --pacticipant "$1" --version 1.0.0 2>&1 | sed "s/$1/NAME/g"; }
asks 'Web Shop' >"$work/hidden"
asks 'Not There' >"$work/missing"
expect 0 'can-i-deploy knows as much of it as of one that is not there' cmp "$work/hidden" "$work/missing"

reader=$(api -d '{"name":"Reader of a team","permissions":["contract_data:read:team"]}' "$broker/admin/roles" | uuid)
link=$(api -d "{\"email\":\"bob@example.org\",\"roles\":[\"$reader\"]}" "$broker/admin/users/invite-user" |
    sed -n 's/.*"url":"\([^"]*\)".*/\1/p')
set_password() { curl -sf -H 'Content-Type: application/json' -d "{\"token\":\"${link#*#}\",\"password\":\"a password of his own\"}" "${link%#*}"; }
expect 0 'somebody is invited, and sets a password by the link' set_password
expect 22 'which works once' set_password
bob() { curl -sf -u 'bob@example.org:a password of his own' "$broker/$1"; }
bobs=$(bob user | uuid)
join() { api -o "$work/members" -d "{\"users\":[\"$bobs\"]}" "$broker/admin/teams/$1/users"; }
join "$stocks"
bob_sees() { bob "$1" | grep -F 'Web Shop'; }
expect 1 'as a member of one team he does not see the pact of the other' bob_sees pacticipants
expect 1 'in no list' bob_sees pacts/latest
expect 22 'and where it is, is nothing for him' bob pacts/provider/Product%20Service/consumer/Web%20Shop/latest
join "$shops"
expect 0 'as a member of that team he does' bob_sees pacts/latest
expect 0 'and reads it' bob pacts/provider/Product%20Service/consumer/Web%20Shop/latest

api -o "$work/team" -X PUT -d '{"name":"Shop","pacticipantNames":["Web Shop"]}' "$broker/admin/teams/$shops"
api -o "$work/team" -X PUT -d '{"name":"Stock","pacticipantNames":["Product Service"]}' "$broker/admin/teams/$stocks"
start_server provider "$examples/product_service" --port 0
provider=$address
verify() {
    as "$1" "$pact" verifier --broker-url "$broker" --provider-name 'Product Service' --hostname 127.0.0.1 --port "$(port_of "$provider")" \
        --state-change-url "$provider/_pact/state" --publish --provider-version 2.0.0 --provider-branch main --no-colour
}
expect 0 'the provider goes to the other team, whose pipeline verifies and publishes' verify "$stock"
expect 0 'it sees with whom it has a contract' sees "$stock" 'Web Shop'
expect 0 'and the first team knows the result' as "$shop" "$pact" broker can-i-deploy --pacticipant 'Web Shop' --version 1.0.0
expect 0 'the other team ends' api -X DELETE "$broker/admin/teams/$stocks"
expect 0 'what was its is everybody'\''s' sees "$shop" 'Product Service'
finish
