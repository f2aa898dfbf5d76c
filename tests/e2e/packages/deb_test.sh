#!/usr/bin/env bash
# The .deb, installed into an empty folder: the program under its names serves and asks, the service's unit is one that systemd
# takes, an upgrade and a removal leave what the broker knows.
# Usage: deb_test.sh PACKAGES VERSION SOURCE
packages=$1 version=$2 source=$3
source "$(dirname "$0")/../../support/shell.sh"
source "$(dirname "$0")/installed_program.sh"
deb=$packages/accord_${version}_$(dpkg --print-architecture).deb
root=$work/root

expect 0 'the package says what it needs' dpkg-deb --field "$deb" Depends Recommends Suggests
expect_text 'Depends: libc6 (>= 2.36)'
expect_text 'libpq5'
expect 0 'and how large it is, to a tenth' sh -c '
    dpkg-deb -x "$1" "$2" && measured=$(du -sk --apparent-size "$2" | cut -f1) && told=$(dpkg-deb --field "$1" Installed-Size) &&
    echo "$told told, $measured measured" && [ $((told * 10)) -gt $((measured * 9)) ] && [ $((told * 10)) -lt $((measured * 11)) ]
' - "$deb" "$work/unpacked"

# dpkg itself where we are root, as whom it wants to run; its scripts then touch nothing outside of the folder.
if [ "$(id -u)" -eq 0 ]; then
    mkdir -p "$root/var/lib/dpkg/updates" "$root/var/lib/dpkg/info" && touch "$root/var/lib/dpkg/status"
    into=(dpkg --root="$root" --log=/dev/null --force-depends --force-script-chrootless --no-triggers)
    expect 0 'dpkg installs it into an empty folder' "${into[@]}" --install "$deb"
    mkdir -p "$root/var/lib/accord" && echo pacts >"$root/var/lib/accord/broker.sqlite3"
    expect 0 'and once more, as an upgrade' "${into[@]}" --install "$deb"
    expect 0 'dpkg knows it' dpkg-query --admindir="$root/var/lib/dpkg" -W -f '${Status} ${Version}\n' accord
    expect_text "install ok installed $version"
else
    printf 'not run: dpkg --install, which takes root; the package is unpacked instead\n'
    mv "$work/unpacked" "$root"
fi

names_and_documents "$root/usr"
one_contract "$root/usr/bin/accord"

if command -v systemd-analyze >/dev/null; then
    unit=lib/systemd/system/accord.service
    mkdir -p "$root/usr/lib/systemd/system"
    for target in sysinit basic shutdown network-online multi-user; do printf '[Unit]\n' >"$root/usr/lib/systemd/system/$target.target"; done
    expect 0 "systemd takes the service's unit" systemd-analyze verify --man=no --root="$root" accord.service
    rm "$root"/usr/lib/systemd/system/*.target
    expect 0 'and finds little in it that is open: 2 of 10 at most' \
        systemd-analyze security --offline=true --threshold=20 --no-pager "$root/usr/$unit"
else
    printf 'not run: systemd-analyze, which is not here\n'
fi
# Each setting in the example is one that the broker has.
for name in $(sed -n 's/^#PACT_BROKER_\([A-Z_]*\)=.*/\1/p' "$root/usr/share/doc/accord/examples/accord.env"); do
    grep -qF "| \`${name,,}\` |" "$source/docs/guide/settings.md" || fail "accord.env has $name, which is no setting"
done

if [ "$(id -u)" -eq 0 ]; then
    expect 0 'dpkg removes it' "${into[@]}" --remove accord
    expect 0 'what the broker knows stays' grep pacts "$root/var/lib/accord/broker.sqlite3"
    expect 1 'and nothing else of it' sh -c 'find "$1/usr" -type f -o -type l | grep .' - "$root"
fi

expect 0 'the library has a package of its own' dpkg-deb --contents "$packages/libaccord-dev_${version}_$(dpkg --print-architecture).deb"
for file in lib/libaccord.so lib/libpact_ffi.so include/accord/accord.hpp include/pact.h share/doc/libaccord-dev/libaccord.cdx.json; do
    expect_text "./usr/$file"
done
finish
