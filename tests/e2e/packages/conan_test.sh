#!/usr/bin/env bash
# The Conan recipe, taken through all its steps by a stand-in for Conan; and by Conan itself, where that is installed.
# Usage: conan_test.sh CHECKOUT WORK VERSION
checkout=$1 folder=$2 version=$3
source "$(dirname "$0")/../../support/shell.sh"
source "$(dirname "$0")/ccache.sh" "$folder/source"

expect 0 'the recipe builds its package, and a program with it' \
    python3 -B "$(dirname "$0")/conan_create.py" "$checkout" "$folder"
expect_text "accord $version"
expect_text 'packaged: include/accord/accord.hpp'
expect_text "packaged: lib/libaccord.so.$version"
expect_text 'packaged: licenses/LICENSE'
expect_text 'a request for nothing' # what the program was told
expect 1 'nothing else is in the package' sh -c \
    "grep '^packaged:' '$work/output' | grep -vE ': (include/accord/[a-z_]+\.hpp|lib/libaccord\.so[0-9.]*|licenses/LICENSE)$'"

if command -v conan >/dev/null; then
    expect 0 'Conan builds it, too' conan create "$checkout/packaging/conan" --build=missing
fi
finish
