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
    unsigned floor = 0;
    Option floor_option;
    Option list_form;
    Option as_query;
    Option teardown;
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
    return check_needs(
        {{texts.as_query.is_on_line(), url, "--state-change-as-query", "--state-change-url"},
         {texts.teardown.is_on_line(), url, "--state-change-teardown", "--state-change-url"}});
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

void add_state_lists(Options& options, InteractionTexts& texts, VerifyOptions& into) {
    options.flag(
        "--list-states",
        into.lists_states,
        "Print the provider states that the pacts need, with parameters and consumers, and "
        "verify nothing");
    texts.list_form = options
                          .value("--list-states-as",
                                 into.lists_states_as,
                                 "Form of --list-states: text, table or json (default: text)")
                          .one_of({"text", "table", "json"});
    options
        .value("--declared-states",
               into.declared_states_file,
               "File with the names of the states that the provider knows, a line or a JSON "
               "string each. Those that are missing or misspelt fail before the first request, "
               "those that no pact needs are told")
        .file();
}

void add_self_test(Options& options, InteractionTexts& texts, VerifyOptions& into) {
    options.flag("--mutate",
                 into.verification.verifier.mutates,
                 "Change each response that passed in memory, and tell which changes the contract "
                 "would not have noticed");
    texts.floor_option =
        options
            .value("--mutation-floor",
                   texts.floor,
                   "Percentage of changes that each pact has to notice; less fails the run")
            .in_range(0U, 100U);
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
    options.flag("--exit-on-first-error,--exit-first",
                 into.exit_on_first_error,
                 "Stop at the first failure");
}

}  // namespace

OptionGroup add_interaction_options(Options& options, VerifyOptions& into) {
    auto texts = std::make_shared<InteractionTexts>();
    auto& verifier = into.verification.verifier;
    add_states(options, *texts, verifier.states);
    add_state_lists(options, *texts, into);
    add_filters(options, *texts, verifier);
    add_self_test(options, *texts, into);
    return {.read = [texts, &into]() -> Result<void> {
                if (texts->floor_option.is_on_line()) {
                    into.verification.mutation_floor = texts->floor;
                }
                return read_interactions(*texts, into.verification.verifier);
            },
            .check = [texts, &into]() -> Result<void> {
                const auto& given = into.verification.verifier;
                auto checked = check_states(*texts, given.states.url.has_value());
                return checked ? check_needs({{into.verification.mutation_floor.has_value(),
                                               given.mutates,
                                               "--mutation-floor",
                                               "--mutate"},
                                              {texts->list_form.is_on_line(),
                                               into.lists_states,
                                               "--list-states-as",
                                               "--list-states"}})
                               : checked;
            }};
}

}  // namespace accord::cli
