#!/usr/bin/env bash
# The npm package of the program: packed, installed into an empty project without a registry, called by each name.
# Usage: npm_program_test.sh BUILD SOURCE VERSION
build=$1 source=$2 version=$3
source "$(dirname "$0")/../../support/shell.sh"

cmake --install "$build" --component accord --strip --prefix "$work/prefix" >"$work/output" 2>&1 || fail 'the program is installed'
expect 0 'the package is packed' "$source/packaging/npm/pack.sh" program "$work/prefix" "$work"
expect_text "accord-pact-cli-linux-x64-$version.tgz"
mkdir "$work/project" && cd "$work/project" || exit 1
echo '{"name": "project", "private": true}' >package.json
expect 0 'npm installs it' npm install --offline --ignore-scripts --no-audit --no-fund "$work/accord-pact-cli-linux-x64-$version.tgz"
for name in $(cd node_modules/.bin && ls); do
    expect 0 "it answers as $name" "node_modules/.bin/$name" --help
    expect_text "Usage: $name "
done
expect 0 'accord is among them' node_modules/.bin/accord --version
expect_text "accord $version"
expect 1 'exit codes are those of the name it is called by' node_modules/.bin/pact-broker describe-version -a Shop -b http://127.0.0.1:1
expect 3 'and of accord' node_modules/.bin/accord broker describe-version -a Shop -b http://127.0.0.1:1
start_server npm node_modules/.bin/accord serve --port 0 --database-url "sqlite:///$work/npm.sqlite3"
expect 0 'it serves' curl -sf "$address/diagnostic/status/heartbeat"
stop_server
expect 7 'and a signal ends the program, too' curl -s "$address/diagnostic/status/heartbeat"
for file in licenses.txt accord.cdx.json licenses/OpenSSL LICENSE; do
    expect 0 "it brings $file" test -s "node_modules/accord-pact-cli-linux-x64/$file"
done
finish
