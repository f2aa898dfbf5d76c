#!/usr/bin/env bash
# A broker moves: from a Ruby Pact Broker's database, to files and back, by its API; and is cleaned while it serves.
# Usage: moving_test.sh ACCORD
accord=$1
tests=$(dirname "$0")/../..
source "$tests/support/shell.sh"

ruby=$(fresh_database ruby)
if [[ $ruby == sqlite* ]]; then
    fill() { python3 -c 'import sqlite3, sys; sqlite3.connect(sys.argv[1]).executescript(open(sys.argv[2]).read())' "${ruby#sqlite:///}" "$1"; }
else
    fill() { psql -q -v ON_ERROR_STOP=1 "$ruby" <"$1"; }
fi
for text in schema story; do fill "$tests/support/ruby_broker/$text.sql" || fail "the fixture $text"; done
sum() { [[ $ruby == sqlite* ]] && sha256sum "${ruby#sqlite:///}"; }
before=$(sum)

ours=$(fresh_database ours)
expect 0 'everything is copied' "$accord" import --from "$ruby" --database-url "$ours"
expect_text 'versions'
expect_text 'NOT COPIED: 1 setting kept in the database was not copied'
expect 0 'the source is as it was' test "$before" = "$(sum)"
expect 0 'it is copied again' "$accord" import --from "$ruby" --database-url "$ours" --output pretty
expect_text '"agrees": true'
expect 2 'into itself it is not' "$accord" import --from "$ours" --database-url "$ours"

expect 0 'it is exported' "$accord" export --to "$work/files" --database-url "$ours"
expect 9 'once' "$accord" export --to "$work/files" --database-url "$ours"
again="sqlite:///$work/again.sqlite3"
expect 0 'files are read back' "$accord" import --from "$work/files" --database-url "$again"
expect 0 'and written again' "$accord" export --to "$work/files2" --database-url "$again"
rm "$work/files/accord-export.json" "$work/files2/accord-export.json"
expect 0 'as they were' diff -r "$work/files" "$work/files2"
other="sqlite:///$work/other.sqlite3"
expect 0 'our own database is copied, too' "$accord" import --from "$ours" --database-url "$other"
expect 6 'a source that is not there is told' "$accord" import --from "sqlite:///$work/nobody" --database-url "$other"
expect_text "cannot read the database file $work/nobody"

key='PACT_BROKER_SECRETS_KEY=a-key-of-the-old-broker'
sealing=$(fresh_database sealing)
start_server broker env "$key" "$accord" serve --port 0 --database-url "$sealing"
expect 0 'a webhook with a password' curl -sf "$address/webhooks" -H 'Content-Type: application/json' -d '{"events": [{"name": "contract_published"}],
    "request": {"method": "POST", "url": "https://ci.example.org/", "username": "me", "password": "Tr4velling"}}'
expect 0 'a secret with a name' curl -sf "$address/secrets" -H 'Content-Type: application/json' -d '{"name": "CI_TOKEN", "value": "Tr4velling too"}'
stop_server
expect 0 'secrets are exported' env "$key" "$accord" export --to "$work/secrets" --database-url "$sealing"
expect_text "the secrets of 1 webhook are in $work/secrets, readable by you alone"
expect_text "the values of 1 named secret are in $work/secrets"
expect 0 'this one, too' grep -q '"value":"Tr4velling too"' "$work/secrets/secrets.jsonl"
expect 0 'to be read without the key' grep -q '"password":"Tr4velling"' "$work/secrets/webhooks.jsonl"
expect 0 'by their owner' test "$(stat -c %a "$work/secrets" "$work/secrets/webhooks.jsonl" | xargs)" = '700 600'
expect 1 'without the key they stay encrypted, and that is told' env 'PACT_BROKER_SECRETS_KEY=some-other-key-as-long' \
    "$accord" export --to "$work/sealed" --database-url "$sealing"
expect_text "the password can't be read"
expect_text "secret CI_TOKEN can't be read"
expect 0 'as they are stored' grep -q '"password":"sealed:1:' "$work/sealed/webhooks.jsonl"
taking=$(fresh_database taking)
expect 0 'an import encrypts them at once' env 'PACT_BROKER_SECRETS_KEY=a-key-of-the-new-broker' \
    "$accord" import --from "$work/secrets" --database-url "$taking"
expect 1 'under the new key' env "$key" "$accord" export --to "$work/taken1" --database-url "$taking"
expect 0 'which opens them' env 'PACT_BROKER_SECRETS_KEY=a-key-of-the-new-broker' "$accord" export --to "$work/taken2" --database-url "$taking"
expect 0 'as they were' diff "$work/secrets/webhooks.jsonl" "$work/taken2/webhooks.jsonl"
expect 0 'those with names, too' diff "$work/secrets/secrets.jsonl" "$work/taken2/secrets.jsonl"
mkdir "$work/older" && cp "$work/secrets"/* "$work/older" && rm "$work/older/secrets.jsonl"
python3 -c 'import json, sys; p = sys.argv[1]; h = json.load(open(p)); h["kinds"] = [k for k in h["kinds"] if k["kind"] != "secrets"]; json.dump(h, open(p, "w"))' "$work/older/accord-export.json"
expect 0 'files of before there were named secrets' "$accord" import --from "$work/older" --database-url "sqlite:///$work/older.sqlite3"

start_server broker "$accord" serve --port 0 --database-url "$ours" --base-url 'http://elsewhere'
expect 0 'the new broker knows it' curl -sf "$address/pacticipants/Shop/versions/1.1.0"
expect 0 'and decides by it' curl -sf "$address/can-i-deploy?pacticipant=Shop&version=1.1.0&environment=production"
expect_text '"deployable":false'
stop_server

start_server broker "$accord" serve --port 0 --database-url "$ours"
third="sqlite:///$work/third.sqlite3"
expect 0 'its API is copied' "$accord" import --from "$address" --database-url "$third"
expect_text 'NOT COPIED: an API shows'
expect 0 'a clean says what it would do' "$accord" clean --database-url "$ours" --dry-run --show-kept
expect_text 'versions are kept by {"latest":true}'
expect 0 'beside a broker that serves' "$accord" clean --database-url "$ours" --keep '[{"latest": true}]'
expect_text 'size of the database'
expect 0 'what is left is answered' curl -sf "$address/pacticipants/Shop/versions/1.0.0"
expect 6 'the settings of a server name the database, too' env PACT_BROKER_DATABASE_ADAPTER=sqlite \
    PACT_BROKER_DATABASE_NAME="$work/nowhere.sqlite3" "$accord" clean --dry-run
expect_text "there is no database sqlite:///$work/nowhere.sqlite3"
expect 2 'selectors that are none are refused' "$accord" clean --database-url "$ours" --keep '[{"lastest": true}]'

bad() {
    env PACT_BROKER_PORT=x PACT_BROKER_LOG_LEVEL=loud PACT_BROKER_WEBHOOK_RETRY_SCHEDULE=soon PACT_BROKER_BASE_URL=:// SQL_LOG_LEVEL=loud \
        PACT_BROKER_BASIC_AUTH_USERNAME=alone PACT_BROKER_DATABASE_CLEAN_CRON_SCHEDULE=often PACT_BROKER_DATABASE_ADAPTER=other "$@"
}
expect 2 'a server does not start with bad settings' bad "$accord" serve --port 0 --database-url "$ours"
expect 0 'a clean heeds its own only' bad "$accord" clean --database-url "$ours" --dry-run
expect 0 'an export, too' bad "$accord" export --to "$work/heeding" --database-url "$ours"
expect 0 'an import, too' bad "$accord" import --from "$work/heeding" --database-url "$third"
expect 2 'a bad setting of the database ends each' bad env PACT_BROKER_DATABASE_MAX_CONNECTIONS=x "$accord" clean --database-url "$ours" --dry-run
expect_text 'PACT_BROKER_DATABASE_MAX_CONNECTIONS'
expect 0 'but for a backup, which does not use it' bad env PACT_BROKER_DATABASE_MAX_CONNECTIONS=x PACT_BROKER_SECRETS_KEY=short \
    "$accord" backup --to "$work/heeding.sqlite3" --database-url "$third"
expect 2 'a bad selector in a variable ends a clean' bad env PACT_BROKER_DATABASE_CLEAN_KEEP_VERSION_SELECTORS=x "$accord" clean --database-url "$ours" --dry-run
expect 0 'unless an option goes before it' bad env PACT_BROKER_DATABASE_CLEAN_KEEP_VERSION_SELECTORS=x "$accord" clean --database-url "$ours" --dry-run \
    --keep '[{"latest": true}]'

if [[ $ours == sqlite* ]]; then
    expect 0 'a backup is made meanwhile' "$accord" backup --to "$work/backup.sqlite3" --database-url "$ours"
    expect_text 'copied to'
    expect 9 'nothing is overwritten' "$accord" backup --to "$work/backup.sqlite3" --database-url "$ours"
    expect 0 'unless it is told' "$accord" backup --to "$work/backup.sqlite3" --database-url "$ours" --overwrite
    expect 0 'the backup is whole, with the key of the original' env PACT_BROKER_SECRETS_KEY_FILE="${ours#sqlite:///}.key" "$accord" export --to "$work/of_backup" --database-url "sqlite:///$work/backup.sqlite3"
    expect 0 'nothing is left beside it' test ! -e "$work"/backup.sqlite3.*.part
else
    expect 2 'PostgreSQL has its own backup' "$accord" backup --to "$work/backup" --database-url "$ours"
    expect_text 'pg_dump'
fi
finish
