#!/usr/bin/env bash
# The npm package: packed, installed beside Pact JS, and Pact JS runs on our library, by the command and by the file.
# Usage: npm_package_test.sh LIBRARY CLIENTS   (our libpact_ffi.so; the folder that Pact JS is installed in)
library=$1 clients=$2
here=$(cd "$(dirname "$0")" && pwd)
source "$here/../../support/shell.sh"
export PACT_DO_NOT_TRACK=true

expect 0 'the package is packed' "$here/../../../packaging/npm/pack.sh" library "$library" "$work"
expect_text 'accord-pact-core-linux-x64-'
package=$work/$(tail -n 1 "$work/output")

# A project that has Pact JS already: all but our package is there, so that npm needs no registry.
project=$work/project
mkdir "$project"
cp "$clients/package.json" "$clients/package-lock.json" "$project"
cp -al "$clients/node_modules" "$project" 2>/dev/null || cp -a "$clients/node_modules" "$project"
cd "$project" || exit 1
expect 0 'npm installs it' npm install --offline --ignore-scripts --no-audit --no-fund "$package"

consumer=(node "$here/consumer.mjs" "$project")
expect 0 'Pact JS runs on its own library' "${consumer[@]}"
expect_text 'written by pactRust'
expect 0 'accord-pact runs it on ours' npx --no accord-pact "${consumer[@]}"
expect_text 'written by accord'
expect 3 'accord-pact hands on the exit code' npx --no accord-pact node -e 'process.exit(3)'
expect 127 'accord-pact says what it cannot run' npx --no accord-pact no-such-command
expect_text "no-such-command can't be run"
expect 2 'accord-pact without a command shows its usage' npx --no accord-pact
expect_text 'Usage: accord-pact COMMAND'

expect 1 'there is nothing to restore yet' npx --no accord-pact-library restore
for times in first second; do
    expect 0 "the library is replaced a $times time" npx --no accord-pact-library replace
done
expect 0 'Pact JS runs on ours without the command' "${consumer[@]}"
expect_text 'written by accord'
expect 0 'the other one is put back' npx --no accord-pact-library restore
expect 0 'Pact JS runs on its own library again' "${consumer[@]}"
expect_text 'written by pactRust'
finish
