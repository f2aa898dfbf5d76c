// Which interactions `accord verifier` runs, and how their states are set up: see
// verifier_options.hpp.
#include "cli/verifier/verifier_options.hpp"
#include "http/url.hpp"

#include <memory>

namespace accord::cli {
namespace {

struct InteractionTexts {
    const CLI::App& app;
    std::string state_url;
    std::string description;
    std::string state;
    const CLI::Option* as_query = nullptr;
    const CLI::Option* teardown = nullptr;
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

Result<void> check_states(const InteractionTexts& texts, bool url) {
    return check_needs({{is_on_line(texts.app, texts.as_query),
                         url,
                         "--state-change-as-query",
                         "--state-change-url"},
                        {is_on_line(texts.app, texts.teardown),
                         url,
                         "--state-change-teardown",
                         "--state-change-url"}});
}

void add_states(Options& options, InteractionTexts& texts, verifier::StateChangeOptions& into) {
    options.value("-s,--state-change-url",
                  texts.state_url,
                  "URL called to set up provider states",
                  "PACT_PROVIDER_STATE_CHANGE_URL");
    texts.as_query = options.flag("--state-change-as-query",
                                  into.as_query,
                                  "Send provider states in the query instead of a JSON body",
                                  "PACT_PROVIDER_STATE_CHANGE_AS_QUERY");
    texts.teardown = options.flag("--state-change-teardown",
                                  into.teardown,
                                  "Call the state change URL after each interaction, too",
                                  "PACT_PROVIDER_STATE_CHANGE_TEARDOWN");
}

void add_filters(Options& options, InteractionTexts& texts, verifier::VerifierOptions& into) {
    options.value("--filter-description",
                  texts.description,
                  "Only interactions whose description matches this regular expression",
                  "PACT_DESCRIPTION");
    options.value("--filter-state",
                  texts.state,
                  "Only interactions with a provider state that matches this regular expression",
                  "PACT_PROVIDER_STATE");
    options.flag("--filter-no-state",
                 into.filter.no_state,
                 "Only interactions without provider states",
                 "PACT_PROVIDER_NO_STATE");
    options.repeated("-c,--filter-consumer",
                     into.filter.consumers,
                     "Only pacts of this consumer; may be repeated");
    options.flag("--exit-on-first-error", into.exit_on_first_error, "Stop at the first failure");
}

}  // namespace

OptionGroup add_interaction_options(Options& options, VerifyOptions& into) {
    auto texts = std::make_shared<InteractionTexts>(InteractionTexts{.app = options.app()});
    auto& verifier = into.verification.verifier;
    add_states(options, *texts, verifier.states);
    add_filters(options, *texts, verifier);
    return {.read = [texts, &verifier] { return read_interactions(*texts, verifier); },
            .check = [texts,
                      &verifier] { return check_states(*texts, verifier.states.url.has_value()); }};
}

}  // namespace accord::cli
