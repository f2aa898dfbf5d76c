#!/usr/bin/env bash
# `accord init`: what it writes is read as the CI system reads it, and has the names of packaging/; nothing is overwritten, and
# nothing is asked where nobody answers. Usage: init_test.sh ACCORD TOOLS SOURCE
accord=$(realpath "$1") tools=$(realpath "$2") root=$(realpath "$3")
here=$(cd "$(dirname "$0")" && pwd)
source "$here/../../support/shell.sh"
cd "$work" || exit 1

consumer=(consumer --name 'Web "Shop": #1' --command 'npm ci && npm test' --accord acme/accord)
provider=(provider --name Catalogue --command './start --port 9000' --accord acme/accord --port 9000
    --state-change-url http://localhost:9000/states --deploy-command './deploy live' --environment live --branch trunk)
# holds SYSTEM FILE APPLICATION
holds() { expect 0 "$2 is a workflow of $1" node "$here/check_workflow.mjs" "$tools" "$1" "$root" "$2" "$3"; }

for system in github gitlab; do
    file=.github/workflows/contracts.yml
    [ "$system" = github ] || file=.gitlab-ci.yml
    expect 0 "a consumer's, for $system" "$accord" init "${consumer[@]}" --ci "$system"
    expect_text "Written: $file"
    expect_text 'PACT_BROKER_TOKEN'
    holds "$system" "$file" 'Web "Shop": #1'
    cp "$file" before
    expect 9 'it overwrites nothing' "$accord" init "${provider[@]}" --ci "$system"
    expect_text "error: $file is there already: --force overwrites it, --to writes another"
    expect 0 'and left it as it was' cmp "$file" before
    expect 0 'unless it is told to' "$accord" init "${provider[@]}" --ci "$system" --force
    holds "$system" "$file" Catalogue
    expect 0 'another file is written' "$accord" init "${consumer[@]}" --ci "$system" --to "other/$system.yml"
    holds "$system" "other/$system.yml" 'Web "Shop": #1'
done

expect 2 'what is missing is named where nobody answers' "$accord" init provider --name Catalogue
expect_text 'error: give --ci, --command, --accord: there is no terminal to ask at'
expect 2 'options of the other role' "$accord" init "${consumer[@]}" --ci github --port 80 --force
expect_text 'error: --port is of a provider'
expect 2 'options of the other role' "$accord" init "${provider[@]}" --ci github --pacts x --force
expect_text 'error: --pacts is of a consumer'
expect 2 'a repository that is none' "$accord" init "${consumer[@]}" --ci github --accord 'a b' --force
expect 2 'a command of two lines' "$accord" init "${consumer[@]}" --ci github --force --command "$(printf 'a\nb')"
expect 9 'a folder that can not be written' "$accord" init "${consumer[@]}" --ci github --to /proc/x/y.yml

# At a terminal it asks, and asks again.
cat >ask.py <<'END'
import os, sys
sys.path.insert(0, sys.argv[2])
from shells import Terminal
terminal = Terminal([sys.argv[1], "init", "--to", "asked.yml", "--ci", "github"], dict(os.environ))
for question, answer in (("consumer or a provider[?] ", "neither"), ("consumer or a provider[?] ", "consumer"),
                         ("called in pacts[?] ", ""), ("called in pacts[?] ", "Asked"), ("starts the provider[?] ", "make test"),
                         ("copy of Accord .*[?] ", "acme/accord")):
    assert terminal.wait_for(question) is not None, (question, terminal.text)
    terminal.type(answer + "\n")
assert terminal.wait_for("Written: asked.yml") is not None, terminal.text
terminal.close()
END
expect 0 'answers at a terminal' python3 ask.py "$accord" "$here"
holds github asked.yml Asked
finish
