#!/usr/bin/env bash
# A broker that speaks TLS by itself, with a certificate of an intermediate authority. Usage: tls_test.sh ACCORD
accord=$1
source "$(dirname "$0")/../../support/shell.sh"
cd "$work" || exit 1

key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1" 2>/dev/null; }
# sign NAME 'subject' 'extensions' AUTHORITY
sign() {
    key "$1.key"
    openssl req -new -key "$1.key" -subj "$2" -out "$1.csr" 2>/dev/null
    openssl x509 -req -in "$1.csr" -CA "$4.pem" -CAkey "$4.key" -CAcreateserial -days 2 -out "$1.pem" \
        -extfile <(printf '%s\n' "$3") 2>/dev/null || fail "no certificate for $1"
}
key root.key
openssl req -x509 -new -key root.key -subj /CN=root -days 2 -out root.pem 2>/dev/null
sign middle /CN=middle 'basicConstraints=critical,CA:TRUE' root
sign leaf /CN=localhost 'subjectAltName=DNS:localhost,IP:127.0.0.1' middle
cat leaf.pem middle.pem >chain.pem

start_server broker env PACT_BROKER_TLS_CERTIFICATE="$work/chain.pem" PACT_BROKER_TLS_KEY="$work/leaf.key" \
    "$accord" serve --port 0 --database-url "sqlite:///$work/broker.sqlite3"
expect 0 'curl trusts the whole chain, given its root' curl -sS --cacert root.pem "$address/"
expect_text "\"href\":\"$address\""
expect 60 'and does not without' curl -sS "$address/"
expect 35 'TLS 1.1 is refused' curl -sS --cacert root.pem --tls-max 1.1 "$address/"
expect 0 'our own client gets through' env SSL_CERT_FILE="$work/root.pem" "$accord" broker list-environments -b "$address"
stop_server

serve() { "$accord" serve --port 0 --database-url "sqlite:///$work/other.sqlite3" "$@"; }
expect 2 'a certificate needs its key' serve --tls-certificate chain.pem
expect_text 'error: --tls-certificate has no effect without --tls-key (PACT_BROKER_TLS_KEY)'
expect 9 'files that are not there are named' serve --tls-certificate gone.pem --tls-key leaf.key
expect_text 'gone.pem'
expect 2 'the key of another certificate is refused' serve --tls-certificate chain.pem --tls-key middle.key
expect_text 'the TLS private key is no PEM key of the certificate'
expect 2 'what is no certificate is refused' serve --tls-certificate leaf.key --tls-key leaf.key
expect_text 'the TLS certificate is no PEM certificate chain'
finish
