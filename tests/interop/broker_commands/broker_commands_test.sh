#!/usr/bin/env bash
# Every command of npm's `pact broker`, and our own by the same name beside it, each against a broker of its own: the same
# commands and options, exit codes and outputs. Usage: broker_commands_test.sh ACCORD CLIENTS
accord=$1 clients=$2
here=$(cd "$(dirname "$0")" && pwd)
source "$here/../../support/shell.sh"
export PACT_DO_NOT_TRACK=true
pact=$clients/node_modules/.bin/pact
[ -x "$pact" ] || fail "the pact command line is not installed in $clients; ./test does that"
ln -s "$(realpath "$accord")" "$work/pact-broker"

start_server theirs "$accord" serve --port 0 --database-url "sqlite:///$work/theirs.sqlite3"
theirs=$address
start_server ours "$accord" serve --port 0 --database-url "sqlite:///$work/ours.sqlite3"
ours=$address
cp "$here/shop-catalogue.json" "$work/pact.json"
cd "$work" || exit 1
# The branch and the commit are git's.
unset GITHUB_HEAD_REF GITHUB_REF GITHUB_REF_NAME GITHUB_SHA GIT_BRANCH GIT_COMMIT CI_COMMIT_REF_NAME CI_COMMIT_SHA
git init -q -b feat/cart . && git -c user.name=a -c user.email=a@b.c commit -q --allow-empty -m one || fail 'no git'
node "$here/broker_commands.mjs" "$here/commands.txt" "$(realpath "$pact")" "$theirs" "$work/pact-broker" "$ours" ||
    fail 'the two clients differ'
checks=$((checks + 1))
finish
