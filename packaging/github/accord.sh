#!/usr/bin/env bash
# The one step of action.yml; what it does comes in variables from there.
set -euo pipefail

give_up() { printf 'accord: %s\n' "$*" >&2; exit 2; }
needed() { [ -n "${!1}" ] || give_up "the input $2 is missing, which $ACCORD_COMMAND needs"; }

# Puts accord on the PATH, of this step and of those after it.
install_accord() {
    local folder=${RUNNER_TEMP:?}/accord archive=$ACCORD_ARCHIVE
    [ -n "$archive" ] || give_up 'accord is not on the PATH, and the input archive does not say where to get it'
    if [ ! -f "$archive" ]; then
        curl -fsSL --retry 3 -o "$RUNNER_TEMP/accord.tar.gz" -- "$archive"
        archive=$RUNNER_TEMP/accord.tar.gz
    fi
    if [ -n "$ACCORD_ARCHIVE_SHA256" ]; then
        printf '%s  %s\n' "$ACCORD_ARCHIVE_SHA256" "$archive" | sha256sum --check --quiet - ||
            give_up 'the archive is not the one that archive-sha256 is of'
    fi
    rm -rf "$folder"
    mkdir -p "$folder"
    tar -xzf "$archive" -C "$folder" --strip-components=1
    PATH=$folder/bin:$PATH
    printf '%s\n' "$folder/bin" >>"$GITHUB_PATH"
}

# An input that is not given is no variable, or else accord would take it for an empty value.
for name in PACT_BROKER_BASE_URL PACT_BROKER_TOKEN PACT_BROKER_USERNAME PACT_BROKER_PASSWORD; do
    [ -n "${!name:-}" ] || unset "$name"
done
more=()
while IFS= read -r line; do [ -z "$line" ] || more+=("$line"); done <<<"$ACCORD_ARGUMENTS"
command -v accord >/dev/null || install_accord

case $ACCORD_COMMAND in
    install)
        accord --version
        ;;
    publish)
        accord broker publish "$ACCORD_PACTS" --consumer-app-version "$ACCORD_VERSION" --branch "$ACCORD_BRANCH" \
            --build-url "$ACCORD_BUILD_URL" "${more[@]}"
        ;;
    verify)
        needed ACCORD_APPLICATION application
        needed ACCORD_PROVIDER_PORT provider-port
        [ -n "${GITHUB_STEP_SUMMARY:-}" ] && export ACCORD_VERIFIER_MARKDOWN_REPORT=$GITHUB_STEP_SUMMARY
        [ -z "$ACCORD_STATE_CHANGE_URL" ] || more+=(--state-change-url "$ACCORD_STATE_CHANGE_URL")
        accord verifier --provider-name "$ACCORD_APPLICATION" --port "$ACCORD_PROVIDER_PORT" --publish \
            --provider-version "$ACCORD_VERSION" --provider-branch "$ACCORD_BRANCH" --build-url "$ACCORD_BUILD_URL" "${more[@]}"
        ;;
    can-i-deploy)
        needed ACCORD_APPLICATION application
        needed ACCORD_ENVIRONMENT environment
        accord broker can-i-deploy --pacticipant "$ACCORD_APPLICATION" --version "$ACCORD_VERSION" \
            --to-environment "$ACCORD_ENVIRONMENT" "${more[@]}"
        ;;
    record-deployment | record-release)
        needed ACCORD_APPLICATION application
        needed ACCORD_ENVIRONMENT environment
        accord broker "$ACCORD_COMMAND" --pacticipant "$ACCORD_APPLICATION" --version "$ACCORD_VERSION" \
            --environment "$ACCORD_ENVIRONMENT" "${more[@]}"
        ;;
    *)
        give_up "the input command is \"$ACCORD_COMMAND\": it is install, publish, verify, can-i-deploy, record-deployment or record-release"
        ;;
esac
