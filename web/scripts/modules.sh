#!/usr/bin/env bash
# Installs what web/package-lock.json names into web/node_modules; quick when it is there.
set -eu
cd "$(dirname "$0")/.."
exec 9>node_modules.lock # builds of several presets at once share the folder
flock 9
if cmp -s package-lock.json node_modules/.installed-lock.json; then exit 0; fi
npm ci --no-audit --no-fund --loglevel=error
cp package-lock.json node_modules/.installed-lock.json
