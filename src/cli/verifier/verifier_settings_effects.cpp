// Which options of `accord verifier` need which others to have an effect: see
// verifier_settings.hpp.
#include "cli/verifier/verifier_settings.hpp"

namespace accord::cli {
namespace {

/// An option or a part of the command line, and what it has no effect without.
struct Need {
    bool given = false;
    bool met = false;
    const char* option;
    const char* needed;
};

std::vector<Need> needs_of(const VerifierSettings& settings) {
    const auto& options = settings.options;
    const auto& wanted = options.wanted;
    const auto& states = options.verifier.states;
    const bool no_pacts = options.files.empty() && options.folders.empty() && options.urls.empty();
    const bool broker = !options.broker.base_url.empty();
    const bool version = !options.provider_version.empty();
    const bool state_url = states.url.has_value();
    return {
        {no_pacts, broker, "verifier", "pacts: give --file, --dir, --url or --broker-url"},
        {broker, !options.provider.empty(), "--broker-url", "--provider-name"},
        {!settings.selectors.empty(), broker, "--consumer-version-selectors", "--broker-url"},
        {!settings.consumer_tags.empty(), broker, "--consumer-version-tags", "--broker-url"},
        {wanted.include_pending, broker, "--enable-pending", "--broker-url"},
        {!wanted.wip_since.empty(), broker, "--include-wip-pacts-since", "--broker-url"},
        {options.publish, broker, "--publish", "--broker-url"},
        {options.publish, version, "--publish", "--provider-version"},
        {version, options.publish, "--provider-version", "--publish"},
        {!options.build_url.empty(), options.publish, "--build-url", "--publish"},
        {!wanted.provider_tags.empty(), broker, "--provider-tags", "--broker-url"},
        {!wanted.provider_branch.empty(), broker, "--provider-branch", "--broker-url"},
        {states.as_query, state_url, "--state-change-as-query", "--state-change-url"},
        {states.teardown, state_url, "--state-change-teardown", "--state-change-url"},
    };
}

}  // namespace

Result<void> check_effects(const VerifierSettings& settings) {
    for (const auto& need : needs_of(settings)) {
        if (need.given && !need.met) {
            return fail(ErrorCode::kInvalidInput,
                        fmt::format("{} has no effect without {}", need.option, need.needed));
        }
    }
    const auto& verifier = settings.options.verifier;
    if (settings.options.publish &&
        (verifier.filter.narrows_pacts() || verifier.exit_on_first_error)) {
        return fail(ErrorCode::kInvalidInput,
                    "--publish can't go with a filter or --exit-on-first-error: a result counts "
                    "for the whole pact");
    }
    return {};
}

}  // namespace accord::cli
