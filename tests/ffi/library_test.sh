#!/bin/sh
# What libpact_ffi.so shows to its host and needs from it. Usage: library_test.sh LIBRARY HEADERS
set -eu
library=$1
headers=$2
here=$(cd "$(dirname "$0")" && pwd)
failed=0

complain() {
  echo "$1" >&2
  failed=1
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C

# Exported: the functions of the list and nothing else. They are declared, documented and called.
nm -D --defined-only "$library" | awk '{ print $3 }' | sort > "$work/exported"
[ -s "$work/exported" ] || complain "$library exports nothing"
diff "$here/exported_symbols.txt" "$work/exported" > "$work/difference" ||
  complain "exported symbols (< listed in exported_symbols.txt, > exported by the library):
$(cat "$work/difference")"
cat "$headers"/*.h | awk '/\/\*/ { comment = 1 } !comment { print } /\*\// { comment = 0 }' > "$work/declarations"
grep -oE 'pactffi_[a-z0-9_]+\(' "$work/declarations" | tr -d '(' | sort > "$work/declared"
diff "$work/declared" "$work/exported" > "$work/difference" ||
  complain "functions (< declared once in include/pact, > exported): $(cat "$work/difference")"
awk '/^[a-zA-Z].*pactffi_[a-z0-9_]+\(/ && before !~ /\*\/$/ { print FILENAME ": " $0 } { before = $0 }' "$headers"/*.h \
  > "$work/difference"
[ ! -s "$work/difference" ] || complain "functions without a comment: $(cat "$work/difference")"
grep -ohE 'pactffi_[a-z0-9_]+' "$here"/*.c | sort -u > "$work/called"
comm -23 "$work/exported" "$work/called" > "$work/difference"
[ ! -s "$work/difference" ] || complain "functions that no test in C calls: $(cat "$work/difference")"

# Needed: the C library, the loader and zlib at most.
readelf -dW "$library" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' > "$work/needed"
if grep -vxE 'lib(c|m|pthread|dl|z)\.so\.[0-9]+|ld-linux-[a-z0-9-]+\.so\.[0-9]+' "$work/needed"; then
  complain "$library needs these libraries, which a host may not have"
fi
nm -D --undefined-only "$library" > "$work/undefined"
if grep -vE '@GLIBC_|^ +w ' "$work/undefined"; then
  complain "$library leaves these symbols to its host"
fi
grep -oE '@GLIBC_[0-9]+\.[0-9]+' "$work/undefined" | sort -uV > "$work/glibc"
newest=$( (echo '@GLIBC_2.36'; cat "$work/glibc") | sort -V | tail -1)
[ "$newest" = '@GLIBC_2.36' ] || complain "$library needs ${newest#@}; Debian 12 has GLIBC_2.36"

# A stack that can be executed is refused by hardened hosts.
readelf -lW "$library" | grep -E '^ *GNU_STACK .* RW +0x' > /dev/null || complain "$library wants an executable stack"

# Smaller than the Rust core's.
bytes=$(stat -c %s "$library")
[ "$bytes" -lt 16400000 ] || complain "$library has $bytes bytes; 16,400,000 are the limit"

echo "$(wc -l < "$work/exported") functions, $bytes bytes, needs $(tr '\n' ' ' < "$work/needed")"
exit $failed
