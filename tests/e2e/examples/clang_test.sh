#!/usr/bin/env bash
# The example consumer built by clang++ against the library that g++ built. Usage: clang_test.sh CHECKOUT PRESET COMPILER
checkout=$1 preset=$2 compiler=$(basename "$3")
source "$(dirname "$0")/../../support/shell.sh"

expect 0 'the examples build' "$checkout/scripts/examples.sh" "$preset" "$compiler"
examples=$checkout/build/$preset/examples-$compiler
expect 0 'by clang++' grep -F 'CMAKE_CXX_COMPILER_ID "Clang"' -r "$examples/CMakeFiles" --include=CMakeCXXCompiler.cmake
expect 0 'the consumer test passes' env PACT_OUTPUT_DIR="$work/pacts" "$examples/product_client_test"
expect_text '[  PASSED  ]'
expect 0 'it wrote its pact' test -s "$work/pacts/Web Shop-Product Service.json"
finish
