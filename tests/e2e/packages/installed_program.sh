# Sourced by the tests of packages, after support/shell.sh: what holds for the program wherever it is installed.

# names_and_documents PREFIX: it answers to each of its names, and brings what is inside of it.
names_and_documents() {
    local prefix=$1 name documents=$1/share/doc/accord
    expect 0 'the program tells its version' "$prefix/bin/accord" --version
    expect_text "accord $version"
    for name in "$prefix"/bin/*; do
        name=${name##*/}
        expect 0 "it answers as $name" "$prefix/bin/$name" --help
        expect_text "Usage: $name "
    done
    [ "$name" != accord ] || fail 'it has one name only'
    for name in man1/accord.1 man1/accord-broker.1 man1/pact-broker.1; do
        expect 0 "it brings $name" grep -q '^\.SH NAME' "$prefix/share/man/$name"
    done
    for name in bash-completion/completions/accord.bash bash-completion/completions/pact.bash zsh/vendor-completions/_accord \
        fish/vendor_completions.d/pact-broker.fish; do
        expect 0 "it brings $name" grep -q __complete "$prefix/share/$name"
    done
    for name in copyright changelog.gz licenses.txt accord.cdx.json licenses/OpenSSL examples/accord.env; do
        expect 0 "it brings $name" test -s "$documents/$name"
    done
}

# one_contract ACCORD: a broker is served by it, gets a pact, and says no to a deployment that nobody verified.
one_contract() {
    local accord=$1 pact=$work/one.json
    printf '{"consumer": {"name": "Shop"}, "provider": {"name": "Stock"}, "interactions": [{"description": "a product",
        "request": {"method": "GET", "path": "/1"}, "response": {"status": 200}}], "metadata": {"pactSpecification": {"version": "2.0.0"}}}' >"$pact"
    start_server broker "$accord" serve --port 0 --database-url "sqlite:///$work/installed.sqlite3"
    expect 0 'it publishes to the broker that it serves' \
        "$accord" broker publish "$pact" --consumer-app-version 1 --branch main --broker-base-url "$address"
    expect 1 'which says no to what nobody verified' \
        "$accord" broker can-i-deploy --pacticipant Shop --version 1 --broker-base-url "$address"
    expect_text 'Computer says no'
    expect 0 'and ends by SIGTERM' stop_server
}
