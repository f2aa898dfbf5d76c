// Which interactions `accord verifier` runs, and how their states are set up: see
// verifier_options.hpp.
#include "cli/verifier/verifier_options.hpp"
#include "http/url.hpp"

#include <memory>

namespace accord::cli {
namespace {

struct InteractionTexts {
    std::string state_url;
    std::string description;
    std::string state;
};

Result<void> read_pattern(const std::string& text, const char* option, std::optional<Regex>& into) {
    if (text.empty()) {
        return {};
    }
    auto regex = Regex::compile(text);
    if (!regex) {
        return fail(regex.error(), option);
    }
    into = std::move(*regex);
    return {};
}

Result<void> read_interactions(const InteractionTexts& texts, verifier::VerifierOptions& into) {
    if (!texts.state_url.empty()) {
        auto url = http::parse_url(texts.state_url);
        if (!url) {
            return fail(url.error(), "--state-change-url");
        }
        into.states.url = std::move(*url);
    }
    auto& filter = into.filter;
    const auto read = read_pattern(texts.description, "--filter-description", filter.description);
    return read ? read_pattern(texts.state, "--filter-state", filter.state) : read;
}

Result<void> check_states(const verifier::StateChangeOptions& given) {
    const bool url = given.url.has_value();
    return check_needs({{given.as_query, url, "--state-change-as-query", "--state-change-url"},
                        {given.teardown, url, "--state-change-teardown", "--state-change-url"}});
}

void add_states(Options& options, InteractionTexts& texts, verifier::StateChangeOptions& into) {
    options.value("-s,--state-change-url",
                  texts.state_url,
                  "Where the provider is told its states",
                  "PACT_PROVIDER_STATE_CHANGE_URL");
    options.flag("--state-change-as-query",
                 into.as_query,
                 "In the query instead of a JSON body",
                 "PACT_PROVIDER_STATE_CHANGE_AS_QUERY");
    options.flag("--state-change-teardown",
                 into.teardown,
                 "Call it after each interaction too",
                 "PACT_PROVIDER_STATE_CHANGE_TEARDOWN");
}

void add_filters(Options& options, InteractionTexts& texts, verifier::VerifierOptions& into) {
    options.value("--filter-description",
                  texts.description,
                  "Only interactions whose description matches this pattern",
                  "PACT_DESCRIPTION");
    options.value("--filter-state",
                  texts.state,
                  "Only interactions with a state that matches this pattern",
                  "PACT_PROVIDER_STATE");
    options.flag("--filter-no-state",
                 into.filter.no_state,
                 "Only interactions without state",
                 "PACT_PROVIDER_NO_STATE");
    options.repeated("-c,--filter-consumer",
                     into.filter.consumers,
                     "Only pacts of this consumer; may be repeated");
    options.flag("--exit-on-first-error", into.exit_on_first_error, "Stop at the first failure");
}

}  // namespace

OptionGroup add_interaction_options(Options& options, VerifyOptions& into) {
    auto texts = std::make_shared<InteractionTexts>();
    auto& verifier = into.verification.verifier;
    add_states(options, *texts, verifier.states);
    add_filters(options, *texts, verifier);
    return {.read = [texts, &verifier] { return read_interactions(*texts, verifier); },
            .check = [&verifier] { return check_states(verifier.states); }};
}

}  // namespace accord::cli
