#!/usr/bin/env bash
# `accord doctor` in surroundings that are right, and in some that are wrong in one way each.
# Usage: doctor_test.sh ACCORD
accord=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
source "$here/../../support/shell.sh"
unset PACT_BROKER_BASE_URL PACT_BROKER_USERNAME PACT_BROKER_PASSWORD PACT_BROKER_TOKEN http_proxy https_proxy HTTP_PROXY HTTPS_PROXY
cd "$work" || exit 1

# healthy|ill 'what it shows' ARGUMENTS...
healthy() { expect 0 "$1" "$accord" doctor "${@:2}"; }
ill() { expect 1 "$1" "$accord" doctor "${@:2}"; }

ill 'without an address'
expect_text 'fail base URL     none is given'
expect_text 'give --broker-base-url, or set PACT_BROKER_BASE_URL'

start_server broker "$accord" serve --port 0 --database-url "$(fresh_database broker)" \
    --basic-auth-username ci --basic-auth-password secret
healthy 'the right password' -b "$address" -u ci -p secret
expect_text 'ok   credentials  the broker accepts the user "ci"'
expect_text 'ok   clock        agrees'
expect_text 'ok   broker       a Pact Broker'
expect_text 'the broker does what Pact Broker 2.'
expect_text 'ok   links        lead to where the broker is asked'
expect 0 'the address and the password from variables' \
    env PACT_BROKER_BASE_URL="$address" PACT_BROKER_USERNAME=ci PACT_BROKER_PASSWORD=secret "$accord" doctor
ill 'a wrong password' -b "$address" -u ci -p wrong
expect_text 'fail credentials  the broker refuses the user "ci" (401)'
expect_text 'check them, and which variables of PACT_BROKER_USERNAME'
ill 'a token where there are none' -b "$address" -k nonsense
expect_text 'the broker refuses the token (401)'
ill 'no credentials' -b "$address"
expect_text 'the broker asks for them, and none are given'
if grep -q 'secret\|wrong' "$work/output"; then fail 'the password is told'; fi

expect 1 'as JSON' "$accord" doctor -b "$address" --output json
python3 - "$work/output" <<'END' || fail 'the JSON is not as told'
import json, sys
document = json.load(open(sys.argv[1]))
assert document["healthy"] is False and document["version"], document
checks = {one["check"]: one for one in document["checks"]}
assert checks["credentials"]["result"] == "fail" and checks["credentials"]["next"], checks
assert checks["connection"]["result"] == "ok" and checks["connection"]["next"] == "", checks
END
expect 1 'as a table' "$accord" doctor -b "$address" --output table
expect_text 'CHECK       | RESULT | FOUND'
stop_server
ill 'a port where nobody is' -b "$address"
expect_text 'fail connection   can'
expect_text 'check that the broker runs'
dead_port=$(port_of "$address")
expect 1 'a proxy that is no address' env https_proxy=socks5://x "$accord" doctor -b "$address"
expect_text 'fail proxy        https_proxy'
expect 1 'a proxy that is not there' env http_proxy="127.0.0.1:$dead_port" "$accord" doctor -b http://broker.invalid
expect_text "http://127.0.0.1:$dead_port is used"

key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1" 2>/dev/null; }
# certificate NAME 'subjectAltName' DAYS
certificate() {
    key "$1.key"
    openssl req -x509 -new -key "$1.key" -subj "/CN=$1" -days "$3" -addext "subjectAltName=$2" -out "$1.pem" 2>/dev/null
}
# secure NAME: a broker that shows it
secure() {
    start_server "$1" env PACT_BROKER_TLS_CERTIFICATE="$work/$1.pem" PACT_BROKER_TLS_KEY="$work/$1.key" \
        "$accord" serve --port 0 --database-url "$(fresh_database "$1")"
}
certificate good 'IP:127.0.0.1' 90
secure good
healthy 'a certificate of an authority that is named' -b "$address" --ssl-certificate good.pem
expect_text 'ok   TLS          CN=good, issued by CN=good, valid for 89 days'
ill 'a certificate of nobody that is known' -b "$address"
expect_text 'fail TLS          the certificate (CN=good, issued by CN=good) is not trusted: self-signed certificate'
expect_text '--ssl-certificate'
expect 0 'checks that are off are told' env SSL_SKIP_VERIFICATION=true "$accord" doctor -b "$address"
expect_text 'warn TLS          certificates are not checked'
ill 'http:// where https:// is spoken' -b "http://127.0.0.1:$(port_of "$address")"
stop_server
certificate soon 'IP:127.0.0.1' 5
secure soon
healthy 'a certificate that expires soon' -b "$address" --ssl-certificate soon.pem
expect_text 'warn TLS          the certificate (CN=soon) expires in 4 days'
stop_server
certificate other 'DNS:other.example' 90
secure other
ill 'a certificate of another name' -b "$address" --ssl-certificate other.pem
expect_text 'fail TLS          the certificate (CN=other) is not for 127.0.0.1'
stop_server

# odd KIND: a server that is not what it should be.
odd() { start_server "$1" python3 "$here/odd_server.py" "$1"; }
odd fast-clock
healthy 'a clock that is a minute ahead' -b "$address"
expect_text 'warn clock'
expect_text 'ahead of ours'
odd slow-clock
ill 'a clock that is an hour behind' -b "$address"
expect_text 'fail clock'
expect_text 'behind ours'
odd no-broker
ill 'what is no broker' -b "$address"
expect_text 'fail broker       this is no Pact Broker: its answer has none of the links of one'
odd teapot
ill 'what answers otherwise' -b "$address"
expect_text 'this is no Pact Broker: it answers 418'
odd elsewhere
healthy 'links that lead elsewhere' -b "$address"
expect_text 'warn links        the links of the broker lead to http://inside.example:9292'
ill 'links to where no credentials are sent' -b "$address" -k token
odd old
healthy 'an old broker' -b "$address"
expect_text 'warn versions     the Pact Broker 2.60.0 lacks publishing pacts (pb:publish-contracts)'

expect 2 'what is no URL is no finding' "$accord" doctor -b ftp://b
finish
