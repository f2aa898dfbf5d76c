#!/usr/bin/env bash
# The image of packaging/docker, without Docker: its file system is made by the script that the Dockerfile calls, and run as the
# Dockerfile and the Helm chart say: a root that is read-only, a user that is nobody else, its variables, health check and signal.
# Usage: image_test.sh BUILD SOURCE RENDER TOOLS
build=$1 source=$2 render=$3 tools=$4
here=$(cd "$(dirname "$0")" && pwd)
source "$here/../../../support/shell.sh"
[ "$(id -u)" -eq 0 ] || { printf 'not run: mounting the root of the image takes root\n'; exit 77; }
[ -f /etc/ssl/certs/ca-certificates.crt ] || { printf 'not run: ca-certificates is not installed\n'; exit 77; }
root=$work/root data=$work/data dockerfile=$source/packaging/docker/Dockerfile

expect 0 'the program is installed as for an image' cmake --install "$build" --component accord --strip --prefix "$work/prefix"
expect 0 'the file system is made' "$source/packaging/docker/image_root.sh" "$work/prefix" "$root"
size=$(du -sm "$root" | cut -f1)
expect 0 "it is small: $size MB" test "$size" -lt 45
expect 1 'no shell is in it' sh -c 'find "$1" -type f -perm -u+x | grep -vE "/(accord|[^/]*\.so[^/]*)$"' - "$root"
expect 1 'nothing in it runs as somebody else' sh -c 'find "$1" -perm /6000 | grep .' - "$root"
expect 0 'it tells which packages it is of' test -s "$root/var/lib/dpkg/status.d/libpq5" -a -s "$root/usr/share/doc/accord/accord.cdx.json"
for package in "$root"/var/lib/dpkg/status.d/*; do
    [ -s "$root/usr/share/doc/${package##*/}/copyright" ] || fail "the licence of ${package##*/} is missing"
done

# What the Dockerfile says of a container: its variables, a word a line; what it runs.
variables() { sed -n '/^ENV /,/[^\\]$/p' "$dockerfile" | tr -s ' \\' '\n\n' | grep =; }
expect 0 'the Dockerfile has variables' variables
expect_text 'PACT_BROKER_ADDRESS=0.0.0.0'
json_words() { sed -n "s/^$1 \(\[.*\]\)/\1/p" "$dockerfile" | tr -d '[]",'; }
read -r -a entry <<<"$(json_words ENTRYPOINT)"
read -r -a health <<<"$(json_words 'HEALTHCHECK .* CMD')"
read -r -a arguments <<<"$(json_words CMD)"
[ "${entry[*]} ${arguments[*]} ${health[1]:-}" = '/usr/bin/accord serve heartbeat' ] || fail "the Dockerfile was not understood: ${entry[*]} ${arguments[*]} ${health[*]}"
user=$(sed -n 's/^USER //p' "$dockerfile")
mkdir "$data" && chown "$user" "$data"

container=("$here/contained.sh" "$root" "$data" "$user")
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

# served NAME VARIABLES: serves by these, is asked as probes ask, and ends as a container does.
served() {
    local name=$1 set=$2 port
    port=$(free_port)
    printf 'PACT_BROKER_PORT=%s\n' "$port" >>"$set"
    start_server "$name" "${container[@]}" "$set" "${entry[@]}" "${arguments[@]}"
    address=http://127.0.0.1:$port
    expect 0 "$name: it is healthy" "${container[@]}" "$set" "${health[@]}"
    for probe in heartbeat dependencies; do
        expect 0 "$name: it answers the probe $probe" curl -sf "$address/diagnostic/status/$probe"
    done
    expect 0 "$name: it writes" curl -sf -H 'Content-Type: application/json' -d '{"name": "Shop"}' "$address/pacticipants"
    expect 0 "$name: as its user" grep -q "^Uid:.*1001.*1001.*1001.*1001" "/proc/$server_pid/status"
    expect 1 "$name: and nowhere but to its volumes" sh -c 'touch "/proc/$1/root/usr/bin/x" 2>/dev/null' - "$server_pid"
    stop_server
    local ended=$?
    expect 0 "$name: SIGTERM ends it in good order" test "$ended" -eq 0
    expect 1 "$name: then it is not healthy" "${container[@]}" "$set" "${health[@]}"
}

database=()
case ${ACCORD_TEST_DATABASE:-sqlite} in
    sqlite) ;;
    *)
        # postgres://accord@%2Ffolder/name: the folder of its socket is not in the image, so it comes over TCP.
        url=$(fresh_database image)
        folder=${url#*@} && folder=${folder%%/*}
        start_server proxy "$here/socket_over_tcp.py" "$(printf '%b' "${folder//%/\\x}")/.s.PGSQL.5432"
        database=("PACT_BROKER_DATABASE_URL=${url/@$folder/@${address#http://}}")
        ;;
esac
{ variables; printf '%s\n' PACT_BROKER_SEED_EXAMPLE_DATA=false "${database[@]}"; } >"$work/image.env"
sed -i '/^$/d; /^PACT_BROKER_PORT=/d' "$work/image.env"
served image "$work/image.env"
if [ ${#database[@]} -eq 0 ]; then
    expect 0 'what it knows is on its volume, for it alone' test -s "$data/broker.sqlite3"
    # In a pod the variables of the chart stand over those of the image.
    rm "$data"/*
    { variables; node "$here/pod_variables.mjs" "$render" "$source" "$tools"; } | sed '/^PACT_BROKER_PORT=/d' >"$work/pod.env"
    grep -q PACT_BROKER_BASIC_AUTH_ENABLED "$work/pod.env" || fail 'the chart sets no variables'
    served pod "$work/pod.env"
    expect 0 'the pod writes where its claim is mounted' test -s "$data/broker.sqlite3"
fi
finish
