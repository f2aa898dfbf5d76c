#!/bin/sh
# Makes the file system of the image: image_root.sh PREFIX INTO [yes]
#   PREFIX is what `cmake --install --component accord` made; INTO gets the program, the libraries of the system that it
#   and libpq load, with `yes` those of SAML (40 MB more), certificates of authorities, and a user. Nothing else: no shell, no package manager.
# The packages that the libraries came with are in var/lib/dpkg/status.d, where scanners look, with their licences.
set -eu
prefix=$1 into=$2 saml=${3:-no}

libpq=$(ldconfig -p | sed -n 's/.*=> \(.*libpq\.so\.5\)$/\1/p' | head -n 1)
[ -n "$libpq" ] || { echo 'image_root.sh: libpq.so.5 is missing: install libpq5' >&2; exit 1; }
xmlsec=
if [ "$saml" = yes ]; then
    xmlsec=$(ldconfig -p | sed -n 's/.*=> \(.*libxmlsec1-openssl\.so\.1\)$/\1/p' | head -n 1)
    [ -n "$xmlsec" ] || { echo 'image_root.sh: libxmlsec1-openssl.so.1 is missing: install libxmlsec1-openssl' >&2; exit 1; }
fi
authorities=/etc/ssl/certs/ca-certificates.crt
[ -f "$authorities" ] || { echo 'image_root.sh: install ca-certificates' >&2; exit 1; }

mkdir -p "$into/usr" "$into/etc/ssl/certs" "$into/tmp" "$into/var/lib/accord" "$into/var/lib/dpkg/status.d" "$into/usr/share/doc"
cp -a "$prefix/bin" "$into/usr"
cp -a "$prefix/share/doc" "$into/usr/share" # nobody reads the manual, or completes a command, in there
cp "$authorities" "$into$authorities"

# The loader's own places only, so that there is no need for its cache.
libraries=$({ echo "$libpq"; echo "$xmlsec"; ldd "$prefix/bin/accord" "$libpq" ${xmlsec:+"$xmlsec"} | sed -n 's/.*[[:space:]]\(\/[^ ]*\) (0x.*/\1/p'; } | sort -u)
for library in $libraries; do
    mkdir -p "$into$(dirname "$library")"
    cp -L "$library" "$into$library"
done
# A file may be known with /usr in front or without.
packages=$({ echo ca-certificates; for library in $libraries; do echo "${library#/usr} /usr${library#/usr}"; done | xargs dpkg-query -S 2>/dev/null | sed 's/:.*//'; } | sort -u)
for package in $packages; do
    dpkg-query -s "$package" >"$into/var/lib/dpkg/status.d/$package"
    mkdir -p "$into/usr/share/doc/$package"
    cp -L "/usr/share/doc/$package/copyright" "$into/usr/share/doc/$package/"
done

# The user has the number that the chart of the Ruby broker gives its pods.
echo 'root:x:0:0::/:/
accord:x:1001:1001::/var/lib/accord:/' >"$into/etc/passwd"
echo 'root:x:0:
accord:x:1001:' >"$into/etc/group"
echo 'hosts: files dns' >"$into/etc/nsswitch.conf"
chmod 1777 "$into/tmp"
chmod 0770 "$into/var/lib/accord"
chown 1001:1001 "$into/var/lib/accord"
