#!/usr/bin/env bash
# The tar, unpacked into an empty folder and moved: it runs from anywhere, with nothing but the C library of Debian 12.
# Usage: tar_test.sh PACKAGES VERSION
packages=$1 version=$2
source "$(dirname "$0")/../../support/shell.sh"
source "$(dirname "$0")/installed_program.sh"
name=accord-$version-linux-$(uname -m)

mkdir "$work/empty"
expect 0 'the tar is unpacked' tar -xf "$packages/$name.tar.gz" -C "$work/empty"
expect 0 'into one folder' test "$(ls -A "$work/empty")" = "$name"
mkdir "$work/else where" && mv "$work/empty/$name" "$work/else where/moved"
moved="$work/else where/moved"
names_and_documents "$moved"
one_contract "$moved/bin/accord"

# What the loader is asked for, and the newest version of the C library that is: Debian 12 has 2.36.
objdump -p "$moved/bin/accord" | sed -n 's/^ *NEEDED *//p' | sort >"$work/needed"
[ -s "$work/needed" ] || fail 'objdump told nothing of the program'
expect 1 'it needs the C library alone' grep -vE '^(libc\.so\.6|libm\.so\.6|ld-linux-[a-z0-9-]+\.so\.[0-9])$' "$work/needed"
newest=$(objdump -T "$moved/bin/accord" | grep -oE 'GLIBC_[0-9.]+' | sort -Vu | tail -n 1)
expect 0 "of a version that Debian 12 has ($newest)" \
    test "$(printf '%s\nGLIBC_2.36\n' "$newest" | sort -V | tail -n 1)" = GLIBC_2.36

# A root that has these files and nothing else.
root=$work/root
mkdir -p "$root/tmp" "$root/proc" && cp -r "$moved" "$root/opt"
while read -r file; do cp -L --parents "$file" "$root"; done < <(ldd "$moved/bin/accord" | grep -oE '/[^ ]+' | sort -u)
enter=(chroot "$root")
[ "$(id -u)" -eq 0 ] || enter=(unshare --map-root-user chroot "$root")
if "${enter[@]}" /opt/bin/accord --version >"$work/output" 2>&1 || [ "$(id -u)" -eq 0 ]; then
    expect 0 'it runs where there is nothing else' "${enter[@]}" /opt/bin/pact-broker version
    start_server broker "${enter[@]}" /opt/bin/accord serve --port 0 --database-url sqlite:////tmp/broker.sqlite3
    expect 0 'and serves there' curl -sf "$address/diagnostic/status/dependencies"
    stop_server
else
    printf 'not run: a root of its own, which this system lets nobody but root have\n'
fi
finish
