#!/usr/bin/env bash
# The example consumer writes its pact, the example provider answers, and the installed library needs nothing but the
# C++ run time. Usage: examples_test.sh EXAMPLES PREFIX   (the built programs, the installed tree)
examples=$1 prefix=$2
source "$(dirname "$0")/../../support/shell.sh"

expect 0 'the consumer test passes' env PACT_OUTPUT_DIR="$work/pacts" "$examples/product_client_test"
expect_text '[  PASSED  ] 4 tests.'
pact="$work/pacts/Web Shop-Product Service.json"
expect 0 'it wrote its pact' cat "$pact"
for description in 'for all products' 'for product 42' 'for product 99' 'with a wrong token'; do
    expect_text "\"description\": \"a request $description\""
done
cp "$pact" "$work/first.json"
expect 0 'the consumer test passes again' env PACT_OUTPUT_DIR="$work/pacts" "$examples/product_client_test"
expect 0 'and writes the same bytes' cmp "$work/first.json" "$pact"

expect 0 'the examples of single features pass' env PACT_OUTPUT_DIR="$work/features" "$examples/features_test"
expect_text '[  PASSED  ] 19 tests.'
cp -r "$work/features" "$work/first-features"
expect 0 'they pass again' env PACT_OUTPUT_DIR="$work/features" "$examples/features_test"
expect 0 'and write the same bytes' diff -r "$work/first-features" "$work/features"

# The provider's own tests, which need no server: GoogleTest always, the others where they are installed.
export PACT_FOLDER=$work/pacts
mkdir "$work/nothing"
for test in product_service_test product_service_catch2_test product_service_doctest_test; do
    [ -x "$examples/$test" ] || { printf 'skipped: %s is not built\n' "$test"; continue; }
    expect 0 "$test passes" "$examples/$test"
    # Catch2 ends with the number of assertions that failed.
    expect 1 "$test catches the broken service" env PRODUCTS_BROKEN=1 bash -c '"$0" || exit 1' "$examples/$test"
    expect_text '$.price'
    expect 1 "$test does not pass without pacts" env PACT_FOLDER="$work/nothing" bash -c '"$0" || exit 1' "$examples/$test"
    expect_text 'no pacts found to verify in folder'
done
expect 0 'its interactions are tests, found by the runner' "$examples/product_service_test" --gtest_list_tests
expect_text 'verified/Web_Shop_a_request_for_product_42_given_product_42_exists_'
expect 0 'and filtered by it' "$examples/product_service_test" --gtest_filter='*product_99*'
expect_text '[  PASSED  ] 1 test.'

# get ADDRESS PATH TOKEN: the whole answer, by bash's own sockets.
get() {
    exec 3<>"/dev/tcp/127.0.0.1/$(port_of "$1")" &&
        printf 'GET %s HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer %s\r\n\r\n' "$2" "$3" >&3 && cat <&3
}
start_server provider "$examples/product_service" --port 0
expect 0 'the provider answers' get "$address" /products/42 shop-token
expect_text '{"id":42,"name":"Kettle","price":39.5}'
expect 0 'the provider refuses a wrong token' get "$address" /products/42 wrong
expect_text 'HTTP/1.1 401'
start_server broken-provider "$examples/product_service" --port 0 --broken
expect 0 'the broken provider answers' get "$address" /products/42 shop-token
expect_text '"price":"39.5"'

library=$(find "$prefix" -name 'libaccord.so')
expect 0 'the library stands alone' ldd "$library"
foreign=$(grep -vE 'linux-vdso|ld-linux|libstdc\+\+|libgcc_s|libc\.so|libm\.so|libpthread|libdl' "$work/output")
[ -z "$foreign" ] || fail "libaccord.so needs $foreign"
expect 0 'its symbols can be read' nm -DC --defined-only "$library"
others=$(grep -vE ' accord::| (typeinfo|typeinfo name|vtable) for accord::' "$work/output")
[ -z "$others" ] || fail "libaccord.so shows more than its interface: $others"
finish
