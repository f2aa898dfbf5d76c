#!/usr/bin/env bash
# Single sign-on at npm's `oidc-provider`: through it and back, as a browser goes, by curl with a jar of cookies.
# Usage: sign_in_test.sh ACCORD CLIENTS EXAMPLES   (the binary, build/interop, the built examples)
accord=$1 clients=$2
source "$(dirname "$0")/../support/shell.sh"
[ -d "$clients/node_modules/oidc-provider" ] || fail "the clients are not installed in $clients; ./test does that"

database=$(fresh_database sign_in)
port=$(free_port)
broker=http://127.0.0.1:$port
callback=$broker/auth/corporate/callback
start_server issuer node "$(dirname "$0")/federation/oidc_issuer.mjs" "$clients" "$callback"
issuer=$address
serve() {
    start_server "$@" env PACT_BROKER_FIRST_ADMIN_EMAIL=ann@example.org PACT_BROKER_FIRST_ADMIN_PASSWORD='correct horse battery' \
        PACT_BROKER_SIGN_IN_PROVIDERS__CORPORATE__ISSUER="$issuer" PACT_BROKER_SIGN_IN_PROVIDERS__CORPORATE__TITLE=Corporate \
        PACT_BROKER_SIGN_IN_PROVIDERS__CORPORATE__CLIENT_ID=accord \
        PACT_BROKER_SIGN_IN_PROVIDERS__CORPORATE__CLIENT_SECRET='a secret of the client' \
        PACT_BROKER_SIGN_IN_PROVIDERS__CORPORATE__DOMAINS=example.org \
        PACT_BROKER_SIGN_IN_PROVIDERS__CORPORATE__ROLES='developers=User cooks=Viewer' \
        "$accord" serve --port "$port" --database-url "$database" --log-level info
}
serve broker

who() { curl -s -d "$1" "$issuer/who"; } # CLAIMS
sign_in() {                              # JAR [TO]: where a browser ends; "new" is one that was nowhere yet
    [ "$1" = new ] && rm -f "$work/new"
    curl -s -L -o /dev/null -w '%{http_code} %{url_effective}' -b "$work/$1" -c "$work/$1" -H 'Accept: text/html' "$broker/auth/corporate?to=${2:-/matrix}"
}
user_of() { curl -s -b "$work/$1" "$broker/session"; } # JAR
bob='{"sub":"b-1","email":"bob@example.org","email_verified":true,"name":"Bob","preferred_username":"bob","groups":["developers"]}'

expect 0 'the provider is a way to sign in' curl -s "$broker/session"
expect_text '"title":"Corporate"'
who "$bob"
expect 0 'a user of the provider comes back signed in, where they wanted to go' sign_in bob
expect_text "200 $broker/matrix"
expect 0 'as a user who was made' user_of bob
expect_text '"email":"bob@example.org"'
expect_text '"name":"User"'
expect 0 'who reads' curl -sf -b "$work/bob" "$broker/pacticipants"
expect 0 'once more, as the same one' sign_in again
users() { curl -s -u 'ann@example.org:correct horse battery' "$broker/admin/users?q=bob" | grep -o '"email"' | wc -l; }
expect 0 'there is one account' users
expect_text 1

who "${bob/developers/cooks}"
expect 0 'the groups changed' sign_in bob
expect 0 'and so did the role' user_of bob
expect_text '"name":"Viewer"'
who "${bob/developers/gardeners}"
expect 0 'in no group that may use the broker' sign_in new
expect_text "/sign-in?error=no-role"
expect 0 'who is not signed in' user_of new
expect 1 'no user' grep -q '"user"' "$work/output"
who "$bob"
expect 0 'and in one again' sign_in bob

who "${bob/example.org/example.com}"
expect 0 'of another domain' sign_in new
expect_text "/sign-in?error=refused"
who "${bob/\"email_verified\":true,/}"
expect 0 'with an address that nobody verified' sign_in new
expect_text "/sign-in?error=refused"
who '{"sub":"a-1","email":"ann@example.org","email_verified":true,"name":"Ann","groups":["developers"]}'
expect 0 'with the address of somebody who has a password' sign_in new
expect_text "/sign-in?error=email-taken"
who ''
expect 0 'who says no at the provider' sign_in new
expect_text "/sign-in?error=cancelled"

who "$bob"
# By hand, to come back with what is not ours.
begin() { # JAR: the address at the provider
    curl -s -o /dev/null -w '%{redirect_url}' -c "$work/$1" "$broker/auth/corporate?to=$2"
}
callback_of() { # JAR ADDRESS: the address to come back to
    local next=$2
    for _ in 1 2 3 4 5; do
        case $next in "$callback"*) break ;; esac
        next=$(curl -s -o /dev/null -w '%{redirect_url}' -b "$work/$1.op" -c "$work/$1.op" "$next")
    done
    printf '%s' "$next"
}
come_back() { curl -s -o /dev/null -w '%{http_code} %{redirect_url}' -b "$work/$1" "$2"; } # JAR ADDRESS
back=$(callback_of one "$(begin one /matrix)")
[[ $back == "$callback?code="* ]] || fail "the provider sends to $back"
expect 0 'somebody else'\''s answer, in a browser that asked for nothing' come_back nobody "$back"
expect_text "/sign-in?error=expired"
begin two /matrix >"$work/output"
expect 0 'in a browser that asked for another' come_back two "$back"
expect_text "/sign-in?error=expired"
expect 0 'of another provider (RFC 9207)' come_back one "${back/iss=/iss=http%3A%2F%2Fevil.example%2F&x=}"
expect_text "/sign-in?error=refused"
back=$(callback_of one "$(begin one /matrix)")
expect 0 'with the code of another sign-in' come_back one "${back/code=/code=x}"
expect_text "/sign-in?error=refused"
back=$(callback_of one "$(begin one /matrix)")
expect 0 'as it should be' come_back one "$back"
expect_text "303 $broker/matrix"
expect 0 'the same once more' come_back one "$back"
expect_text "/sign-in?error=refused"
for to in //evil.example '/%5Cevil.example' https://evil.example 'javascript:alert(1)' '/%09/evil.example'; do
    back=$(callback_of open "$(begin open "$to")")
    expect 0 "nobody is sent to $to" come_back open "$back"
    expect_text "303 $broker/"
    expect 1 'not even half' grep -q evil "$work/output"
done

expect 0 'disabled here' curl -s -u 'ann@example.org:correct horse battery' -X PUT -H 'Content-Type: application/json' -d '{"active":false}' \
    "$broker/admin/users/$(user_of bob | sed -n 's/.*"user":{"uuid":"\([^"]*\)".*/\1/p')"
status() { curl -s -o /dev/null -w '%{http_code}' -b "$work/bob" "$broker/pacticipants"; }
expect 0 'whose session ends at once' status
expect_text 401
expect 0 'and who does not come in anew' sign_in bob
expect_text "/sign-in?error=disabled"

back=$(callback_of late "$(begin late /matrix)")
kill "${background[0]}"
expect 0 'the provider went away meanwhile' come_back late "$back"
expect_text "/sign-in?error=unavailable"
expect 0 'the administrator of the broker is not' curl -sf -u 'ann@example.org:correct horse battery' "$broker/pacticipants"
kill "$server_pid" && wait "$server_pid" 2>/dev/null
serve restarted
expect 0 'nor after a restart' curl -sf -u 'ann@example.org:correct horse battery' "$broker/pacticipants"
expect 0 'the provider that never answered' sign_in new
expect_text "/sign-in?error=unavailable"
for secret in 'a secret of the client' 'correct horse battery'; do
    expect 1 'no secret is in the log' grep -F -- "$secret" "$work/broker.log"
done
finish
