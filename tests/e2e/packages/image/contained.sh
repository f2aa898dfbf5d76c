#!/usr/bin/env bash
# Becomes a command as in a container: a read-only root, /tmp and a volume for the data, and no variables but those in a file.
# Usage: contained.sh ROOT DATA USER FILE COMMAND...
root=$1 data=$2 user=$3
mapfile -t variables <"$4"
shift 4
exec env -i "${variables[@]}" /usr/bin/unshare --mount /bin/sh -euc '
    root=$1 data=$2 user=$3
    shift 3
    /bin/mount --bind "$root" "$root"
    /bin/mount -t tmpfs tmpfs "$root/tmp"
    /bin/mount --bind "$data" "$root/var/lib/accord"
    /bin/mount -o remount,bind,ro "$root"
    exec /usr/sbin/chroot --userspec="$user" "$root" "$@"
' - "$root" "$data" "$user" "$@"
