#!/usr/bin/env bash
# Single sign-on by SAML 2.0 at npm's `samlify`: through it and back, as a browser goes, by curl with a jar of cookies.
# Usage: saml_test.sh ACCORD CLIENTS EXAMPLES   (the binary, build/interop, the built examples)
accord=$1 clients=$2
source "$(dirname "$0")/../support/shell.sh"
[ -d "$clients/node_modules/samlify" ] || fail "the clients are not installed in $clients; ./test does that"

database=$(fresh_database saml)
port=$(free_port)
broker=http://127.0.0.1:$port
provider() { # LOG [NAME]
    start_server "$1" node "$(dirname "$0")/federation/saml_provider.mjs" "$clients" "$broker" "${2:-corporate}"
}
provider idp
idp=$address
provider other_idp
other=$address
provider second_idp saml/2
second=$address
corporate=PACT_BROKER_SIGN_IN_PROVIDERS__CORPORATE
serve() {
    start_server "$@" env PACT_BROKER_FIRST_ADMIN_EMAIL=ann@example.org PACT_BROKER_FIRST_ADMIN_PASSWORD='correct horse battery' \
        ${corporate}__KIND=saml ${corporate}__TITLE=Corporate ${corporate}__METADATA_URL="$idp/metadata" ${corporate}__DOMAINS=example.org \
        ${corporate}__ROLES='developers=User cooks=Viewer' \
        PACT_BROKER_SIGN_IN_PROVIDERS__PARTNER__KIND=saml PACT_BROKER_SIGN_IN_PROVIDERS__PARTNER__METADATA_URL="$other/metadata" \
        PACT_BROKER_SIGN_IN_PROVIDERS__SAML_2__KIND=saml PACT_BROKER_SIGN_IN_PROVIDERS__SAML_2__METADATA_URL="$second/metadata" \
        "$accord" serve --port "$port" --database-url "$database" --log-level info
}
serve broker

who() { curl -s -d "$1" "${2:-$idp}/who"; } # CLAIMS [PROVIDER]
begin() {                                   # JAR [TO] [NAME]: the page of the provider, which posts a form
    curl -s -L -b "$work/$1" -c "$work/$1" -H 'Accept: text/html' "$broker/auth/${3:-corporate}?to=${2:-/matrix}" >"$work/$1.page"
}
field() { sed -n "s/.*name=\"$2\" value=\"\([^\"]*\)\".*/\1/p" "$work/$1.page"; } # JAR FIELD
come_back() {                                                                   # JAR [RESPONSE] [NAME]: where a browser ends that posts it, as our own page does
    curl -s -o /dev/null -w '%{http_code} %{redirect_url}' -b "$work/$1" -c "$work/$1" -H 'Sec-Fetch-Site: same-origin' --data-urlencode "SAMLResponse=${2:-$(field "$1" SAMLResponse)}" \
        --data-urlencode "RelayState=$(field "$1" RelayState)" -d again=yes "$broker/auth/${3:-corporate}/callback"
}
sign_in() { # JAR [TO]; "new" is a browser that was nowhere yet
    [ "$1" = new ] && rm -f "$work/new"
    begin "$@" && come_back "$1"
}
user_of() { curl -s -b "$work/$1" "$broker/session"; } # JAR
bob='{"id":"b-1","email":"bob@example.org","name":"Bob","groups":["developers","readers"]}'

expect 0 'the provider is a way to sign in' curl -s "$broker/session"
expect_text '"title":"Corporate"'
expect 0 'this broker is described for it' curl -s "$broker/auth/corporate/metadata"
expect_text "entityID=\"$broker/auth/corporate/metadata\""
expect_text "Location=\"$broker/auth/corporate/callback\""
who "$bob"
expect 0 'a user of the provider comes back signed in, where they wanted to go' sign_in bob
expect_text "303 $broker/matrix"
expect 0 'as a user who was made' user_of bob
expect_text '"email":"bob@example.org"'
expect_text '"name":"Bob"'
expect_text '"name":"User"'
expect 0 'who reads' curl -sf -b "$work/bob" "$broker/pacticipants"
expect 0 'once more, as the same one' sign_in again
users() { curl -s -u 'ann@example.org:correct horse battery' "$broker/admin/users?q=bob" | grep -o '"email"' | wc -l; }
expect 0 'there is one account' users
expect_text 1
first_post() { # JAR: what the provider's page posts, which has no cookie of ours
    curl -s -D - --data-urlencode "SAMLResponse=$(field "$1" SAMLResponse)" --data-urlencode "RelayState=$(field "$1" RelayState)" "$broker/auth/corporate/callback"
}
begin other
expect 0 'another site posts: our page posts it again' first_post other
expect_text 'document.forms[0].submit()'
expect_text "script-src 'sha256-"
expect 0 'and signs in' come_back other
expect_text "303 $broker/matrix"

who "${bob/developers/cooks}"
expect 0 'the groups changed' sign_in bob
expect 0 'and so did the role' user_of bob
expect_text '"name":"Viewer"'
who "${bob/developers/gardeners}"
expect 0 'in no group that may use the broker' sign_in new
expect_text "/sign-in?error=no-role"
who "${bob/example.org/example.com}"
expect 0 'of another domain' sign_in new
expect_text "/sign-in?error=refused"
who '{"id":"a-1","email":"ann@example.org","name":"Ann","groups":["developers"]}'
expect 0 'with the address of somebody who has a password' sign_in new
expect_text "/sign-in?error=email-taken"
who ''
expect 0 'who says no at the provider' sign_in new
expect_text "/sign-in?error=refused"

for wrong in '"audience":"https://other"' '"recipient":"https://other"' '"until":"2020-01-01T00:00:00Z"'; do
    who "${bob%\}},$wrong}"
    expect 0 "with $wrong" sign_in new
    expect_text "/sign-in?error=refused"
done
logged broker 'it is for somebody else than'
logged broker 'it is to be brought to another address'
logged broker 'it ended at 2020-01-01'

who "$bob"
begin one
response=$(field one SAMLResponse)
tampered() { base64 -d <<<"$response" | sed "$1" | base64 -w 0; } # SED
expect 0 'somebody else'\''s answer, in a browser that asked for nothing' come_back nobody "$response"
begin two
expect 0 'in a browser that asked for another' come_back two "$response"
expect_text "/sign-in?error=refused"
logged broker 'it answers another request'
expect 0 'with another address in it' come_back one "$(tampered 's/bob@example.org/ann@example.org/')"
expect_text "/sign-in?error=refused"
logged broker "none of the provider's keys has signed it as it is"
begin one
expect 0 'with its signature taken away' come_back one "$(response=$(field one SAMLResponse) && tampered ':a;N;$!ba;s/<ds:Signature.*<.ds:Signature>//')"
expect_text "/sign-in?error=refused"
logged broker 'neither the response nor its assertion is signed'
begin one
expect 0 'as it should be' come_back one
expect_text "303 $broker/matrix"
expect 0 'the same once more' come_back one
expect_text "/sign-in?error=expired"
who "${bob%\}},\"assertion\":\"_once\"}"
expect 0 'an assertion' sign_in new
expect_text "303 $broker/matrix"
expect 0 'that is used twice' sign_in new
expect_text "/sign-in?error=expired"
unsolicited() { curl -s -o /dev/null -w '%{redirect_url}' --data-urlencode "SAMLResponse=$response" "$broker/auth/corporate/callback"; }
expect 0 'that nobody asked for' unsolicited
expect_text "/sign-in?error=unsolicited"
who "$bob"
who "$bob" "$other"
request=$(curl -s -o /dev/null -w '%{redirect_url}' -c "$work/mixed" "$broker/auth/corporate?to=/matrix")
curl -s "$other/sso?${request#*\?}" >"$work/mixed.page"
expect 0 'of another provider, whose keys are good for itself' come_back mixed
expect_text "/sign-in?error=refused"
logged broker "it is of $other/metadata, not of $idp/metadata"
expect 0 'a second one has the address that it has at PactFlow' curl -s "$broker/auth/saml/2/metadata"
expect_text "Location=\"$broker/auth/saml/2/callback\""
who '{"id":"c-1","email":"carl@example.net","name":"Carl"}' "$second"
begin second /matrix saml/2
expect 0 'and brings its users back there' come_back second '' saml/2
expect_text "303 $broker/matrix"
for to in //evil.example '/%5Cevil.example' https://evil.example 'javascript:alert(1)'; do
    expect 0 "nobody is sent to $to" sign_in new "$to"
    expect_text "303 $broker/"
    expect 1 'not even half' grep -q evil "$work/output"
done

curl -s -X POST "$idp/keys"
signs_in_with_new_keys() { # within the 30 seconds for which the metadata is not asked for again
    for _ in $(seq 20); do
        sign_in new | grep -F "303 $broker/matrix" && return
        sleep 2
    done
    return 1
}
expect 0 'the provider signs with other keys, which its metadata has' signs_in_with_new_keys

mkdir "$work/broken" && echo 'no library' >"$work/broken/libxmlsec1-openssl.so.1"
without_library() {
    LD_LIBRARY_PATH=$work/broken PACT_BROKER_SIGN_IN_PROVIDERS__A__KIND=saml PACT_BROKER_SIGN_IN_PROVIDERS__A__METADATA_URL="$idp/metadata" \
        timeout 60 "$accord" serve --port "$(free_port)" --database-url "sqlite:///$work/without.sqlite3"
}
expect 6 'the library is missing: the broker does not start' without_library
expect_text 'SAML needs the library libxmlsec1-openssl.so.1 (Debian: libxmlsec1-openssl):'

kill "${background[0]}"
kill "$server_pid" && wait "$server_pid" 2>/dev/null
serve restarted
away() { curl -s -o /dev/null -w '%{redirect_url}' "$broker/auth/corporate"; }
expect 0 'the provider is away' away
expect_text "/sign-in?error=unavailable"
expect 0 'the administrator of the broker is not' curl -sf -u 'ann@example.org:correct horse battery' "$broker/pacticipants"
logged restarted 'nobody can sign in at corporate: asking'
expect 1 'no secret is in the log' grep -F -- 'correct horse battery' "$work/broker.log"
finish
