#!/bin/bash
# Shows how what the tests received differs from tests/approved/, asks, and accepts it.
#   scripts/approve.sh [--yes] [NAME...]     NAME: a part of a file's name; none: all
set -euo pipefail
cd "$(dirname "$0")/.."

ask=1
if [[ "${1:-}" == --yes ]]; then
  ask=0
  shift
fi

is_asked_for() {
  local file=$1 name
  shift
  (($# == 0)) && return 0
  for name in "$@"; do
    [[ "$file" == *"$name"* ]] && return 0
  done
  return 1
}

found=0
for folder in build/*/received; do
  [[ -d "$folder" ]] || continue
  while IFS= read -r -d '' received; do
    file=${received#"$folder"/}
    approved=tests/approved/$file
    is_asked_for "$file" "$@" || continue
    found=1
    git --no-pager diff --no-index -- "$([[ -e "$approved" ]] && echo "$approved" || echo /dev/null)" "$received" || true
    if ((ask)); then
      read -r -p "accept $file? [y/N] " answer </dev/tty
      [[ "$answer" == [yY]* ]] || continue
    fi
    mkdir -p "$(dirname "$approved")"
    mv "$received" "$approved"
    echo "accepted $approved"
  done < <(find "$folder" -type f -print0 | sort -z)
done
((found)) || echo "nothing to accept: the tests received what is approved, or did not run"
