#!/usr/bin/env bash
# What PactFlow's Terraform provider sends, as it was recorded, against a broker with users.
# Usage: terraform_test.sh ACCORD   (the binary)
accord=$1
here=$(dirname "$0")
source "$here/../support/shell.sh"

database=$(fresh_database terraform)
start_server broker env PACT_BROKER_FIRST_ADMIN_EMAIL=ann@example.org PACT_BROKER_FIRST_ADMIN_PASSWORD='correct horse battery' \
    "$accord" serve --port 0 --database-url "$database"
broker=$address

api() { curl -s -u 'ann@example.org:correct horse battery' -H 'Content-Type: application/json' "$@"; }
# Terraform's token: the read/write one, which the recording looks for, too.
tokens=$(api "$broker/settings/tokens")
token=$(sed -n 's/.*"uuid":"\([^"]*\)","description":"Read\/write token (CI)".*/\1/p' <<<"$tokens")
[ -n "$token" ] || fail "there is no read/write token: $tokens"
value=$(api -X POST "$broker/settings/tokens/$token/regenerate" | sed -n 's/.*"value":"\([^"]*\)".*/\1/p')
[ -n "$value" ] || fail 'the token got no value'

expect 0 'each request of the provider is answered as it expects' \
    python3 "$here/terraform/replay.py" "$broker" "$value" "$here/terraform/requests.jsonl"
expect_text "requests of Terraform's provider, 0 answered otherwise"

# A recording that does not fit is told.
sed 's/"name": "Futurama2"/"name": "Futurama3"/' "$here/terraform/requests.jsonl" >"$work/other.jsonl"
expect 1 'an answer that differs is one' python3 "$here/terraform/replay.py" "$broker" "$value" "$work/other.jsonl"
expect_text "'Futurama2', not 'Futurama3'"
finish
