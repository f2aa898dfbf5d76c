#!/usr/bin/env bash
# A broker that is set up as the Ruby one is: by variables, as in a compose file or a pod, and by YAML.
# Usage: settings_test.sh ACCORD
accord=$1
source "$(dirname "$0")/../../support/shell.sh"
cd "$work" || exit 1

# status WANTED 'what it shows' curl-arguments...
status() {
    local wanted=$1 what=$2
    shift 2
    expect 0 "$what" curl -s -o body -w '%{http_code}' "$@"
    [ "$(cat output)" = "$wanted" ] || fail "$what: status $(cat output) instead of $wanted"
}
not_logged() { ! grep -qF -- "$2" "$1.log" || { cp "$1.log" output; fail "the log of $1 tells $2"; }; }

start_server pod env PACT_BROKER_PORT=tcp://10.0.0.7:9292 PACT_BROKER_PORT_9292_TCP_ADDR=10.0.0.7 \
    PACT_BROKER_SERVICE_HOST=10.0.0.7 PACT_BROKER_SERVICE_PORT=9292 \
    PACT_BROKER_PORT_ENVIRONMENT_VARIABLE_NAME=MY_PORT MY_PORT=0 \
    PACT_BROKER_DATABASE_ADAPTER=sqlite PACT_BROKER_DATABASE_NAME="$work/pod.sqlite3" \
    PACT_BROKER_BASIC_AUTH_USERNAME=ci PACT_BROKER_BASIC_AUTH_PASSWORD='s3cret pass' \
    PACT_BROKER_BASIC_AUTH_READ_ONLY_USERNAME=eye PACT_BROKER_BASIC_AUTH_READ_ONLY_PASSWORD=l00k \
    PACT_BROKER_PUBLIC_HEARTBEAT=true PACT_BROKER_LOG_STREAM=stdout PACT_BROKER_SHIELDS_IO_BASE_URL=https://img \
    PACT_BROKER_PUMA_PERSISTENT_TIMEOUT=20 PACT_BROKER_BASIC_AUTH_USRNAME=typo PACT_BROKER_TOKEN=of-a-client \
    "$accord" serve
status 200 'the heartbeat is public' "$address/diagnostic/status/heartbeat"
status 401 'nothing else is' "$address/"
status 401 'nor with a wrong password' -u 'ci:s3cret' "$address/"
status 200 'the read-only user reads' -u eye:l00k "$address/"
status 401 'and does not write' -u eye:l00k -X POST -H 'Content-Type: application/json' -d '{"name":"A"}' "$address/pacticipants"
status 201 'the other user does' -u 'ci:s3cret pass' -X POST -H 'Content-Type: application/json' -d '{"name":"A"}' "$address/pacticipants"
status 201 'a provider too is made' -u 'ci:s3cret pass' -X PUT -H 'Content-Type: application/json' \
    -d '{"interactions":[]}' "$address/pacts/provider/B/consumer/A/version/1"
status 200 'the read-only user asks what is to be verified' -u eye:l00k -X POST -H 'Content-Type: application/json' -d '{}' \
    "$address/pacts/provider/B/for-verification"
logged pod 'setting port = 0 (environment)' \
    "setting database_url = sqlite:///$work/pod.sqlite3 (database_adapter, database_host, ...)" \
    'setting basic_auth_password = ***** (environment)' 'setting idle_timeout = 20 (environment)' \
    'setting log_level = info (default)' \
    'PACT_BROKER_PORT, PACT_BROKER_PORT_9292_TCP_ADDR, PACT_BROKER_SERVICE_HOST, PACT_BROKER_SERVICE_PORT' \
    'PACT_BROKER_SHIELDS_IO_BASE_URL has no effect here: badges are made here' \
    'did you mean "PACT_BROKER_BASIC_AUTH_USERNAME"?' 'path=/pacts/provider/B/for-verification status=200'
not_logged pod 's3cret'
not_logged pod 'l00k'
not_logged pod 'PACT_BROKER_TOKEN'
stop_server

mkdir -p config
cat >config/pact_broker.yml <<YAML
# as the Ruby broker takes it
port: 0
database_url: sqlite:///$work/yaml.sqlite3
log_level: debug
main_branch_candidates: [trunk, "next release"]
YAML
start_server yaml env PACT_BROKER_LOG_LEVEL=info "$accord" serve --no-auto-detect-main-branch
logged yaml 'setting port = 0 (config/pact_broker.yml)' 'setting log_level = info (environment)' \
    'setting auto_detect_main_branch = false (command line)' \
    'setting main_branch_candidates = trunk next release (config/pact_broker.yml)'
stop_server

expect 9 'a file that is named must be there' env PACT_BROKER_CONF=nowhere.yml "$accord" serve
expect_text 'nowhere.yml'
expect 2 'what cannot be used is told' env PACT_BROKER_LOG_LEVEL=loud "$accord" serve
expect_text 'error: PACT_BROKER_LOG_LEVEL: "loud" is not debug, info, warn, error, fatal or none'

start_server json "$accord" serve --port 0 --database-url "sqlite:///$work/json.sqlite3" --log-format json
expect 0 'each entry of the log is JSON' python3 -c "import json; [json.loads(line) for line in open('json.log')]"
stop_server
start_server file "$accord" serve --port 0 --database-url "sqlite:///$work/file.sqlite3" --log-stream file --log-dir "$work/logs"
stop_server
expect 0 'the log may be a file' grep 'setting log_stream = file (command line)' logs/pact_broker.log
finish
