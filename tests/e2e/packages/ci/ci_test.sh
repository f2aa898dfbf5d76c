#!/usr/bin/env bash
# The GitHub action and the GitLab template, run against a broker: a pact is published, its provider verified, can-i-deploy asked,
# the deployment recorded. accord comes from the tar, as on a runner.
# Usage: ci_test.sh github|gitlab PACKAGES SOURCE TOOLS VERSION
kind=$1 packages=$2 source=$3 tools=$4 version=$5
here=$(cd "$(dirname "$0")" && pwd)
source "$here/../../../support/shell.sh"
archive=$packages/accord-$version-linux-$(uname -m).tar.gz

password='a $b "c"'
[ "$kind" = github ] || password='a "c"' # GitLab puts other variables in where there is a $

tar -xf "$archive" -C "$work" && mv "$work/accord-$version-linux-$(uname -m)" "$work/served"
start_server provider python3 "$here/provider.py"
port=$(port_of "$address")
start_server broker "$work/served/bin/accord" serve --port 0 --database-url "sqlite:///$work/ci.sqlite3" \
    --basic-auth-username ci --basic-auth-password "$password"
broker=$address
mkdir -p "$work/project/pacts" && cd "$work/project" || exit 1
printf '{"consumer": {"name": "Web Shop"}, "provider": {"name": "Stock"}, "interactions": [{"description": "a product",
    "request": {"method": "GET", "path": "/1"}, "response": {"status": 200}}], "metadata": {"pactSpecification": {"version": "2.0.0"}}}' >pacts/shop.json
as_ci=("$work/served/bin/accord" broker)
export PACT_BROKER_USERNAME=ci PACT_BROKER_PASSWORD=$password
expect 0 'there is an environment' "${as_ci[@]}" create-environment --name production --production -b "$broker"

github() {
    env -u PACT_BROKER_USERNAME -u PACT_BROKER_PASSWORD -u PACT_BROKER_BASE_URL \
        node "$here/github_step.mjs" "$tools" "$source/packaging/github" "$work" "broker-url=$broker" broker-username=ci "broker-password=$password" "$@"
}
# A pipeline of one job, in a clone of its own, as gitlab-ci-local runs it here, without containers.
gitlab() {
    local job=$1
    shift
    {
        sed '/^  image:/d' "$source/packaging/gitlab/accord.yml"
        # As docs/packaging/gitlab.md has it: what all jobs need are variables of the pipeline.
        printf 'variables:\n  ACCORD_ARCHIVE: file://%s\n  ACCORD_PROVIDER_PORT: "%s"\n' "$archive" "$port"
        printf 'job:\n  extends: .accord-%s\n  variables:\n' "$job"
        printf '    %s\n' "PACT_BROKER_BASE_URL: $broker" "$@"
    } >.gitlab-ci.yml
    env PATH="$PATH" node "$tools/node_modules/gitlab-ci-local/src/index.js" --shell-executor-no-image --no-artifacts-to-source --variable "PACT_BROKER_USERNAME=ci" --variable "PACT_BROKER_PASSWORD=$password" job
}

case $kind in
    github)
        expect 2 'without an archive it says what is missing' github command=publish
        expect_text 'the input archive does not say where to get it'
        expect 2 'another archive is refused' github command=install "archive=$archive" archive-sha256=0000000000000000000000000000000000000000000000000000000000000000
        expect_text 'not the one that archive-sha256 is of'
        expect 0 'the archive is installed' github command=install "archive=$archive" "archive-sha256=$(sha256sum "$archive" | cut -d ' ' -f 1)"
        expect_text "accord $version"
        expect 0 'steps after it have accord' github command=publish version=1
        expect_text 'Pact successfully published for Web Shop version 1'
        expect 0 'the branch is that of the run' "${as_ci[@]}" describe-version -a 'Web Shop' -e 1 -b "$broker"
        expect 1 'can-i-deploy says no' github command=can-i-deploy 'application=Web Shop' version=1 environment=production
        expect 2 'what a command needs is asked for' github command=verify "provider-port=$port"
        expect_text 'the input application is missing, which verify needs'
        expect 0 'the provider is verified' github command=verify application=Stock version=2 "provider-port=$port" "arguments=--enable-pending
--consumer-version-selectors
{\"mainBranch\": true}"
        expect_text 'results published for Stock version 2'
        expect 0 'a summary is on the page of the run' grep -F Stock "$work/summary.md"
        expect 0 'Stock is deployed' github command=record-deployment application=Stock version=2 environment=production
        expect 0 'can-i-deploy says yes' github command=can-i-deploy 'application=Web Shop' version=1 environment=production
        expect 0 'a release is recorded' github command=record-release 'application=Web Shop' version=1 environment=production
        expect_text 'Recorded release'
        expect 2 'there is no other command' github command=deploy
        expect_text 'the input command is "deploy"'
        ;;
    gitlab)
        git init -q . && git -c user.name=ci -c user.email=ci@example.com commit -q --allow-empty -m start && git remote add origin https://gitlab.example.com/shop/web.git
        expect 0 'a pact is published' gitlab publish 'ACCORD_VERSION: "1"' 'ACCORD_BRANCH: main'
        expect_text 'Pact successfully published for Web Shop version 1'
        expect 1 'can-i-deploy says no' gitlab can-i-deploy 'ACCORD_APPLICATION: Web Shop' 'ACCORD_VERSION: "1"'
        expect_text 'Computer says no'
        expect 0 'the provider is verified' gitlab verify 'ACCORD_APPLICATION: Stock' 'ACCORD_VERSION: "2"' 'ACCORD_BRANCH: main' 'ACCORD_ARGUMENTS: --enable-pending --log-level=info'
        expect_text 'results published for Stock version 2'
        expect 0 'Stock is deployed' gitlab record-deployment 'ACCORD_APPLICATION: Stock' 'ACCORD_VERSION: "2"'
        expect 0 'can-i-deploy says yes' gitlab can-i-deploy 'ACCORD_APPLICATION: Web Shop' 'ACCORD_VERSION: "1"'
        expect 0 'a release is recorded' gitlab record-release 'ACCORD_APPLICATION: Web Shop' 'ACCORD_VERSION: "1"'
        expect 1 'another archive is refused' gitlab publish 'ACCORD_ARCHIVE_SHA256: "0000000000000000000000000000000000000000000000000000000000000000"'
        ;;
esac
finish
