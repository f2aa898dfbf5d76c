# Sourced by the tests that drive processes: expectations, servers on free ports, clean-up. Every expectation prints
# what it checks; a script that checked nothing fails.
set -u
export PACT_BROKER_SEED_EXAMPLE_DATA=false # what a test finds in a broker it has put there
unset GITHUB_ACTIONS PACT_URL PACT_WEBHOOK_CALLBACK_URL # which change what the verifier does

work=$(mktemp -d)
checks=0
background=()

clean_up() {
    local pid
    for pid in "${background[@]}"; do kill "$pid" 2>/dev/null; done
    wait 2>/dev/null
    rm -rf "$work"
}
trap clean_up EXIT

fail() {
    printf 'FAILED: %s\n' "$1" >&2
    [ -f "$work/output" ] && sed 's/^/    /' "$work/output" >&2
    exit 1
}

# expect EXIT_CODE 'what it shows' command...: runs the command; its output is in $work/output.
expect() {
    local wanted=$1 what=$2 got
    shift 2
    "$@" >"$work/output" 2>&1 </dev/null
    got=$?
    [ "$got" -eq "$wanted" ] || fail "$what: exit code $got instead of $wanted from: $*"
    checks=$((checks + 1))
    printf 'ok %d - %s\n' "$checks" "$what"
}

# expect_text 'text': the last command printed it, be it over several lines, as the verifier breaks them.
expect_text() {
    grep -qF -- "$1" "$work/output" || sed ':a;N;$!ba;s/\n */ /g' "$work/output" | grep -qF -- "$1" || fail "the output lacks: $1"
    checks=$((checks + 1))
    printf 'ok %d -   said: %s\n' "$checks" "$1"
}

# start_server NAME command...: starts it and waits until it has printed an address; that is left in $address.
start_server() {
    local name=$1 log=$work/$1.log tries
    shift
    "$@" >"$log" 2>&1 </dev/null &
    background+=($!)
    server_pid=$!
    for tries in $(seq 200); do
        address=$(grep -oE 'https?://[0-9A-Za-z.:]+[0-9]' "$log" | head -1)
        [ -n "$address" ] && return
        kill -0 "$server_pid" 2>/dev/null || { cp "$log" "$work/output"; fail "$name did not start"; }
        sleep 0.05
    done
    cp "$log" "$work/output"
    fail "$name printed no address within ten seconds"
}

# fresh_database NAME: prints the URL of a new, empty database where ACCORD_TEST_DATABASE says: SQLite, or that server.
fresh_database() {
    local server=${ACCORD_TEST_DATABASE:-sqlite}
    [[ $server == @* ]] && server=$(cat "${server#@}")
    if [ "$server" = sqlite ]; then
        printf 'sqlite:///%s/%s.sqlite3\n' "$work" "$1"
        return
    fi
    local name="$1_$$"
    psql -q "$server" -c "create database $name" >&2 || { printf 'no database on %s\n' "$server" >&2; return 1; }
    printf '%s/%s\n' "${server%/*}" "$name"
}

stop_server() {
    kill "$server_pid" && wait "$server_pid" 2>/dev/null
}

# logged NAME TEXT...: the server started by that name has written each text, or does so soon: entries are written together.
logged() {
    local log=$work/$1.log text tries
    shift
    for text in "$@"; do
        for tries in $(seq 100); do
            grep -qF -- "$text" "$log" && break
            sleep 0.1
        done
        cp "$log" "$work/output"
        expect_text "$text"
    done
}

# free_port: prints one that nobody listens on now.
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

port_of() { printf '%s' "${1##*:}"; }

finish() {
    [ "$checks" -gt 0 ] || fail "nothing was checked"
    printf '%d checks passed\n' "$checks"
}
