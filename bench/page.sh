#!/usr/bin/env bash
# Measures the page of the broker in Chromium: first paint, scrolling through 1,000 applications and 10,000 versions (VERSIONS=...
#   for others), the network of 1,000. It prints what was asked for beside each figure, and fails for none.
# Usage: bench/page.sh [accord]    build/release/bin/accord without it; the machine should do nothing else
set -eu
cd "$(dirname "$0")/.."
program=$(realpath "${1:-build/release/bin/accord}")
web/scripts/modules.sh
cd web && ACCORD=$program exec npx vitest run --config e2e/bench/vitest.config.ts
