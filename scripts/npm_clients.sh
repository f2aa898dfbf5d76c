#!/usr/bin/env bash
# Installs the foreign clients of tests/interop/package.json into build/interop; quick when they are there.
set -eu
cd "$(dirname "$0")/.."
into=build/interop
mkdir -p "$into"
if cmp -s tests/interop/package-lock.json "$into/installed-lock.json"; then exit 0; fi
cp tests/interop/package.json tests/interop/package-lock.json tests/interop/.npmrc "$into"
(cd "$into" && npm ci) >build/npm.log 2>&1
cp tests/interop/package-lock.json "$into/installed-lock.json"
