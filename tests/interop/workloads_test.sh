#!/usr/bin/env bash
# Jobs without a secret: npm's `pact` and curl with tokens that an issuer signs by npm's `jose`, as GitHub Actions and GitLab do.
# Usage: workloads_test.sh ACCORD CLIENTS EXAMPLES   (the binary, build/interop, the built examples)
accord=$1 clients=$2 examples=$3
source "$(dirname "$0")/../support/shell.sh"
pact=$clients/node_modules/.bin/pact
export PACT_DO_NOT_TRACK=true
[ -d "$clients/node_modules/jose" ] || fail "the clients are not installed in $clients; ./test does that"

expect 0 'the consumer test writes a pact' env PACT_OUTPUT_DIR="$work/pacts" "$examples/product_client_test"
database=$(fresh_database workloads)
start_server issuer node "$(dirname "$0")/federation/ci_issuer.mjs" "$clients"
issuer=$address
start_server broker env PACT_BROKER_FIRST_ADMIN_EMAIL=ann@example.org PACT_BROKER_FIRST_ADMIN_PASSWORD='correct horse battery' \
    "$accord" serve --port 0 --database-url "$database" --log-level info
broker=$address
export PACT_BROKER_BASE_URL=$broker

api() { curl -s -u 'ann@example.org:correct horse battery' -H 'Content-Type: application/json' "$@"; }
account=$(api -d '{"name":"shop pipeline"}' "$broker/admin/system-accounts" | sed -n 's/^{"uuid":"\([^"]*\)".*/\1/p')
trust=$(api -d "{\"issuer\":\"$issuer\",\"audience\":\"accord\",\"claims\":{\"repository\":\"acme/shop\",\"ref\":\"refs/heads/*\"}}" \
    "$broker/admin/system-accounts/$account/workload-identities" | sed -n 's/^{"uuid":"\([^"]*\)".*/\1/p')
[ -n "$trust" ] || fail 'the account trusts nobody'

claims='{"aud":"accord","sub":"repo:acme/shop:ref:refs/heads/main","repository":"acme/shop","ref":"refs/heads/main"}'
job() { curl -s -d "${1:-$claims}" "$issuer/token?${2:-}"; } # [CLAIMS [alg=A]]
status() { curl -s -o /dev/null -w '%{http_code}' -H "Authorization: Bearer $1" "$broker/pacticipants"; }
expect_job() { # STATUS 'what it shows' TOKEN
    expect 0 "$2" status "$3"
    expect_text "$1"
}
publish() { env PACT_BROKER_TOKEN="$1" "$pact" broker publish "$work/pacts" --consumer-app-version "$2" --branch main; }

token=$(job)
expect_job 200 'a job of the repository' "$token"
expect 0 'pact broker publish, with the provider'\''s token as PACT_BROKER_TOKEN' publish "$token" 1.0.0
expect 0 'accord broker, too' env PACT_BROKER_TOKEN="$token" "$accord" broker list-pacticipants
for algorithm in ES256 PS256; do
    expect_job 200 "signed with $algorithm" "$(job "$claims" alg=$algorithm)"
done

expect_job 401 'without a signature' "$(job "$claims" alg=none)"
expect_job 401 'the public key as a shared one' "$(job "$claims" alg=HS256)"
expect_job 401 'signed by somebody else' "$(job "$claims" forged)"
expect_job 401 'for another audience' "$(job "${claims/accord/other}")"
expect_job 401 'of another repository' "$(job "${claims/\"acme\/shop\"/\"evil\/shop\"}")"
expect_job 401 'of a tag' "$(job "${claims/refs\/heads\/main\"\}/refs\/tags\/v1\"\}}")"
expect_job 401 'of another issuer' "$(job "${claims/\{/\{\"iss\":\"http://127.0.0.1:1\",}")"
expect_job 401 'that has ended' "$(job "${claims/\{/\{\"exp\":1700000000,}")"
expect_job 401 'of tomorrow' "$(job "${claims/\{/\{\"nbf\":9000000000,\"exp\":9000000000,}")"
expect 1 'pact broker publish, of another repository' publish "$(job "${claims/\"acme\/shop\"/\"evil\/shop\"}")" 1.0.1
expect 0 'the log says why' grep -F "a token of $issuer is refused: none of the issuer's keys has signed it" "$work/broker.log"

expect 0 'the issuer changes its keys' curl -s -X POST "$issuer/rotate"
expect_job 200 'a token that is known' "$token"
expect_rotated() { for _ in $(seq 40); do [ "$(status "$(job)")" = 200 ] && return 0; sleep 1; done; return 1; }
expect 0 'and tokens of the new key, half a minute later at most' expect_rotated
expect 0 'the issuer goes away' curl -s -X POST "$issuer/away"
expect_job 200 'whose keys are known' "$(job)"
start_server second env "$accord" serve --port 0 --database-url "$database"
away() { curl -s -o /dev/null -w '%{http_code}' -H "Authorization: Bearer $(job)" "$address/pacticipants"; }
expect 0 'a node that does not know them' away
expect_text 503
expect 0 'which holds up nobody else' curl -sf -u 'ann@example.org:correct horse battery' "$address/pacticipants"

expect 0 'the account trusts it no more' api -X DELETE "$broker/admin/system-accounts/$account/workload-identities/$trust"
expect_job 401 'and its tokens are worth nothing' "$token"
for secret in "$token" "${token##*.}"; do
    expect 1 'no token is in the log' grep -F -- "$secret" "$work/broker.log"
done
finish
