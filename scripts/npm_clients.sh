#!/usr/bin/env bash
# Installs the foreign clients of tests/interop/package.json into build/interop, the older Pact JS of
# tests/interop/pact_js_13 into build/interop_13, and the checkers of tests/e2e/packages/tools into build/package_checks;
# quick when they are there.
set -eu
cd "$(dirname "$0")/.."

# install_clients FOLDER INTO: what FOLDER/package-lock.json names.
install_clients() {
    if cmp -s "$1/package-lock.json" "$2/installed-lock.json"; then return; fi
    mkdir -p "$2"
    cp "$1/package.json" "$1/package-lock.json" tests/interop/.npmrc "$2"
    (cd "$2" && npm ci) >build/npm.log 2>&1
    cp "$1/package-lock.json" "$2/installed-lock.json"
}

install_clients tests/interop build/interop
install_clients tests/interop/pact_js_13 build/interop_13
install_clients tests/e2e/packages/tools build/package_checks
