# Sourced after tests/support/shell.sh: how commands are expected to fail.

# expect_error EXIT_CODE 'line' 'what it shows' command...: it ends so, with that one line on standard error.
expect_error() {
    local wanted=$1 line=$2 what=$3 got
    shift 3
    "$@" >"$work/stdout" 2>"$work/output" </dev/null
    got=$?
    [ "$got" -eq "$wanted" ] || fail "$what: exit code $got instead of $wanted from: $*"
    [ "$(cat "$work/output")" = "error: $line" ] || fail "$what: standard error is not: error: $line"
    checks=$((checks + 1))
    printf 'ok %d - %s\n' "$checks" "$what"
}

# write_pact FILE CONSUMER PROVIDER PATH [STATUS]: a pact with one GET.
write_pact() {
    mkdir -p "$(dirname "$1")"
    cat >"$1" <<PACT
{"consumer": {"name": "$2"}, "provider": {"name": "$3"},
 "interactions": [{"description": "a GET of $4", "request": {"method": "GET", "path": "$4"},
                   "response": {"status": ${5:-200}}}],
 "metadata": {"pactSpecification": {"version": "3.0.0"}}}
PACT
}
