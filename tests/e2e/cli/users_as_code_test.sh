#!/usr/bin/env bash
# Users, system accounts and roles by a file, while a server runs: said first, then done, once, all or nothing, and in the audit log.
# Usage: users_as_code_test.sh ACCORD
accord=$1
tests=$(dirname "$0")/../..
source "$tests/support/shell.sh"

database=$(fresh_database accounts)
cat >"$work/accounts.yaml" <<'YAML'
roles:
  - name: Clerk
    permissions: ["contract_data:read:*"]
users:
  - email: ann@example.org
    roles: [Administrator]
  - email: bob@example.org
    roles: [Clerk]
systemAccounts:
  - name: ci
YAML
apply() { "$accord" admin apply "$@" --database-url "$database"; }
with_password() { "$accord" admin "$1" --email "$2" --password-stdin --database-url "$database" <<<'correct horse battery'; }
nobody_new() { ! ask ann@example.org /admin/users | grep -q eve@example.org; }
ask() { curl -sf -u "$1:correct horse battery" "$address$2"; }

start_server broker "$accord" serve --port 0 --database-url "$database"
expect 2 'it begins with an administrator' apply "$work/accounts.yaml"
expect_text 'make the first administrator with accord admin create-user; nothing was changed'
expect 0 'who is made' with_password create-user ann@example.org

expect 0 'what is to be done is said' apply "$work/accounts.yaml" --dry-run
expect_text '+ user bob@example.org: Clerk'
expect_text '3 changes, none made'
expect 22 'and not done' ask bob@example.org /user
expect 0 'then it is done' apply "$work/accounts.yaml"
expect_text '+ system account ci: CI/CD'
expect 0 'once' apply "$work/accounts.yaml"
expect_text 'nothing to change'
expect 0 'who is new gets a password' with_password set-password bob@example.org
expect 0 'and is let in by the server that runs' ask bob@example.org /user
expect_text '"name":"Clerk"'
expect 22 'as far as the role goes' ask bob@example.org /admin/users

printf 'users:\n  - email: ann@example.org\n    roles: [Viewer]\n  - email: eve@example.org\n' >"$work/locked_out.yaml"
expect 2 'the last administrator stays' apply "$work/locked_out.yaml"
expect_text 'locked_out.yaml, line 2: no administrator could sign in with a password any more; nothing was changed'
expect 0 'nor was anybody made' nobody_new

printf 'users:\n  - email: ann@example.org\n' >"$work/ann.yaml"
expect 0 'others go only when that is asked for' apply "$work/ann.yaml" --prune
expect_text '- user bob@example.org'
expect 22 'at once' ask bob@example.org /user
expect 0 'all of it is in the audit log' "$accord" audit export --database-url "$database"
expect_text '"type":"user.deleted"'
expect_text '"kind":"command"'
expect 0 'which is unbroken' "$accord" audit verify --database-url "$database"
