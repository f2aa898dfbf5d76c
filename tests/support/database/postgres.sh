#!/usr/bin/env bash
# A PostgreSQL server for tests: in a folder of its own, reached by a Unix socket alone, thrown away afterwards.
#   postgres.sh start FOLDER     leaves its address in FOLDER/url; it goes when the calling process has ended, at the latest
#   postgres.sh restart FOLDER   at once, as after a crash; the address stays
#   postgres.sh stop FOLDER
#   postgres.sh run COMMAND...   carries the command out with ACCORD_TEST_DATABASE naming such a server
# It does not wait for a disk (fsync=off): no test pulls the plug of the machine, and after SIGKILL PostgreSQL still has
# what it committed. Its text sorts as English does, not by bytes: people's databases do so, too. Nor does it wait for more memory than there is: /dev/shm where that has room.
set -u
room_mb=2000 # what the tests' databases and their log need at most

fail() { printf 'postgres.sh: %s\n' "$1" >&2; exit 1; }

find_programs() {
    programs=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
    [ -x "$programs/initdb" ] || programs=$(dirname "$(command -v initdb)" 2>/dev/null)
    [ -x "$programs/initdb" ] || fail 'PostgreSQL is not installed (Debian: apt-get install postgresql); ./test does that'
}

has_room() { [ "$(df -Pm "$1" 2>/dev/null | awk 'NR == 2 { print $4 }')" -ge "$room_mb" ] 2>/dev/null; }

# PostgreSQL refuses to run as root.
as_owner() {
    local user=postgres
    if [ "$(id -u)" -ne 0 ]; then "$@"; return; fi
    id "$user" >/dev/null 2>&1 || user=nobody
    setpriv --reuid "$user" --regid "$(id -g "$user")" --clear-groups "$@"
}

start() {
    local folder=$1 owner=$2 home parent=${TMPDIR:-/tmp}
    find_programs
    has_room /dev/shm && parent=/dev/shm
    mkdir -p "$folder"
    [ ! -f "$folder/home" ] || stop "$folder"
    home=$(mktemp -d "$parent/accord-postgres-XXXXXX")
    chmod 755 "$home"
    [ "$(id -u)" -ne 0 ] || chown "$(as_owner id -u)" "$home"
    printf '%s\n' "$home" >"$folder/home"
    (
        cd "$home" &&
            as_owner "$programs/initdb" -D "$home/data" -U accord -A trust -E UTF8 --locale=C --locale-provider=icu \
                --icu-locale=en --no-sync --no-instructions &&
            as_owner "$programs/pg_ctl" -D "$home/data" -l "$home/log" -s -w -t 60 start -o "-c listen_addresses='' \
                -c unix_socket_directories='$home' -c fsync=off -c full_page_writes=off -c autovacuum=off \
                -c max_connections=400 -c shared_buffers=64MB -c dynamic_shared_memory_type=mmap \
                -c log_min_messages=warning -c log_min_error_statement=panic"
    ) >"$folder/start.log" 2>&1 </dev/null || {
        cat "$folder/start.log" "$home/log" >&2
        stop "$folder"
        fail 'PostgreSQL did not start'
    }
    setsid "$0" guard "$folder" "$owner" >/dev/null 2>&1 </dev/null &
    printf 'postgres://accord@%s/postgres\n' "${home//\//%2F}" >"$folder/url"
}

# Where the caller was interrupted, nobody else stops the server.
guard() {
    local folder=$1 owner=$2
    while kill -0 "$owner" 2>/dev/null; do
        [ -f "$folder/home" ] || return 0
        sleep 1
    done
    stop "$folder"
}

stop() {
    local folder=$1 home
    find_programs
    home=$(cat "$folder/home" 2>/dev/null) && [ -d "$home" ] || return 0
    cd /
    as_owner "$programs/pg_ctl" -D "$home/data" -m fast -s -w -t 10 stop >/dev/null 2>&1 ||
        as_owner "$programs/pg_ctl" -D "$home/data" -m immediate -s -w stop >/dev/null 2>&1
    rm -rf "$home" "$folder/home" "$folder/url"
}

restart() {
    local home
    find_programs
    home=$(cat "$1/home") && cd / &&
        as_owner "$programs/pg_ctl" -D "$home/data" -l "$home/log" -m immediate -s -w -t 60 restart >/dev/null 2>&1 </dev/null ||
        fail 'PostgreSQL did not start again'
}

case ${1:-} in
    start) start "$2" "$PPID" ;;
    guard) guard "$2" "$3" ;;
    restart) restart "$2" ;;
    stop) stop "$2" ;;
    run)
        shift
        folder=$(mktemp -d)
        trap 'stop "$folder"; rm -rf "$folder"' EXIT
        start "$folder" "$$"
        ACCORD_TEST_DATABASE=$(cat "$folder/url") "$@"
        ;;
    *) sed -n '2,6s/^# //p' "$0"; exit 2 ;;
esac
