#!/usr/bin/env bash
# The story of README.md, played on a broker: PACT_BROKER_BASE_URL says where, ACCORD which program (default: accord).
# It prints each command and what it says; "exit code 1" is the broker's no.
set -u
cd "$(dirname "$0")" || exit 1
accord=${ACCORD:-accord}

chapter() { printf '\n\n# %s\n' "$1"; }
tell() { printf '\n%s\n' "$@"; }

# Shows a command and runs it.
run() {
    printf '\n$ accord'
    printf ' %s' "$@"
    printf '\n'
    "$accord" "$@" 2>&1
    local code=$?
    [ $code = 0 ] || printf '(exit code %d)\n' $code
}

# publish VERSION BRANCH PACT: the shop's build.
publish() { run broker publish "pacts/$3.json" --consumer-app-version "$1" --branch "$2"; }

# verify VERSION BRANCH FIELD...: the catalogue's build; that version gives these fields of a product.
verify() {
    local version=$1 branch=$2 provider_pid port
    shift 2
    exec 3< <(exec python3 provider.py "$@")
    provider_pid=$!
    read -r port <&3
    printf '\n(Catalogue %s gives: %s)' "$version" "$*"
    # what the verifier shows is another story; how it ends is this one
    printf '\n$ accord verifier --provider-name Catalogue --publish --provider-version %s --provider-branch %s' "$version" "$branch"
    printf ' --enable-pending --include-wip-pacts-since 2020-01-01\n'
    "$accord" verifier --provider-name Catalogue --port "$port" --publish --provider-version "$version" --provider-branch "$branch" \
        --enable-pending --include-wip-pacts-since 2020-01-01 --consumer-version-selectors '{"mainBranch": true}' \
        --consumer-version-selectors '{"deployedOrReleased": true}' >/dev/null 2>&1
    printf '(exit code %d)\n' $?
    kill "$provider_pid"
    exec 3<&-
}

can_i_deploy() { run broker can-i-deploy "$@"; }

# deploy APPLICATION VERSION ENVIRONMENT
deploy() { run broker record-deployment --pacticipant "$1" --version "$2" --environment "$3"; }

chapter 'Two environments, two applications'
run broker create-environment --name test --contact-name 'Platform team' --contact-email-address platform@example.org
run broker create-environment --name production --production --contact-name 'On call' --contact-email-address oncall@example.org
run broker create-or-update-pacticipant --name Shop --main-branch main --repository-url https://git.example.org/shop
run broker create-or-update-pacticipant --name Catalogue --main-branch main --repository-url https://git.example.org/catalogue

chapter 'The first deployment'
tell 'The shop wants the price of a product.'
publish s1 main shop-with-price
tell 'Nobody has verified that yet.'
can_i_deploy --pacticipant Shop --version s1 --to-environment test
verify c1 main id price
tell 'Now it is verified, but the catalogue is not there: the provider goes first.'
can_i_deploy --pacticipant Shop --version s1 --to-environment test
can_i_deploy --pacticipant Catalogue --version c1 --to-environment test
deploy Catalogue c1 test
can_i_deploy --pacticipant Shop --version s1 --to-environment test
deploy Shop s1 test
deploy Catalogue c1 production
deploy Shop s1 production

chapter 'A feature branch wants something new'
tell 'The shop wants amounts with a currency instead of prices.'
publish s2 feat/amounts shop-with-amount
tell "The catalogue's next build gets the pact as work in progress: it fails, and the build does not."
verify c2 main id price
tell 'But the branch can not be deployed.'
can_i_deploy --pacticipant Shop --version s2 --to-environment test

chapter 'Expand: the catalogue gives both'
verify c3 main id price amount
can_i_deploy --pacticipant Catalogue --version c3 --to-environment test
deploy Catalogue c3 test
tell 'The shop merges its branch: the same pact, already verified.'
publish s3 main shop-with-amount
can_i_deploy --pacticipant Shop --version s3 --to-environment test
deploy Shop s3 test
tell 'In production are still c1 and s1. Both can go there, in this order:'
can_i_deploy --pacticipant Shop --version s3 --pacticipant Catalogue --version c3 --to-environment production
deploy Catalogue c3 production

chapter 'Contract: the catalogue drops the price, too early'
verify c4 main id amount
can_i_deploy --pacticipant Catalogue --version c4 --to-environment test
tell 'In test it can go, in production s1 still needs the price.'
can_i_deploy --pacticipant Catalogue --version c4 --to-environment production
deploy Shop s3 production
can_i_deploy --pacticipant Catalogue --version c4 --to-environment production
deploy Catalogue c4 production

chapter 'A rollback'
tell 's3 has a defect that has nothing to do with prices. Can s1 come back?'
can_i_deploy --pacticipant Shop --version s1 --to-environment production
tell 'Not to c4; but together with c3.'
can_i_deploy --pacticipant Shop --version s1 --pacticipant Catalogue --version c3 --to-environment production
deploy Catalogue c3 production
can_i_deploy --pacticipant Shop --version s1 --to-environment production
deploy Shop s1 production
