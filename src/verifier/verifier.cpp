// Replays pacts against a provider: see verifier.hpp.
#include "verifier/verifier.hpp"

#include "http/contract_exchange.hpp"
#include "verifier/filter.hpp"

namespace accord::verifier {
namespace {

using std::chrono::duration_cast;
using std::chrono::microseconds;
using std::chrono::steady_clock;

std::string request_line(const contract::Interaction& interaction) {
    if (const auto* http = interaction.http()) {
        return http->request.method + " " + http::target_of(http->request);
    }
    return std::holds_alternative<contract::AsyncMessage>(interaction.content)
               ? "message"
               : "synchronous message";
}

/// The consumer's remarks: a list of texts, or one alone.
std::vector<std::string> comments_of(const contract::Interaction& interaction) {
    std::vector<std::string> comments;
    if (const auto text = json::string_at(interaction.comments, "text")) {
        comments.emplace_back(*text);
    }
    if (const auto* texts = json::array_at(interaction.comments, "text")) {
        for (const auto& text : *texts) {
            if (text.is_string()) {
                comments.emplace_back(text.get_string());
            }
        }
    }
    return comments;
}

InteractionResult describe(const contract::Interaction& interaction) {
    InteractionResult result{.description = interaction.description,
                             .request = request_line(interaction),
                             .id = interaction.id,
                             .key = interaction.key,
                             .pending = interaction.pending,
                             .test_name = json::string_or(interaction.comments, "testname"),
                             .comments = comments_of(interaction)};
    for (const auto& state : interaction.states) {
        result.states.push_back(state.name);
    }
    return result;
}

PactResult describe(const LoadedPact& loaded) {
    PactResult result{.origin = loaded.origin,
                      .pending = loaded.pending || loaded.wip,
                      .wip = loaded.wip,
                      .notices = loaded.notices,
                      .results_url = loaded.results_url};
    if (loaded.pact) {
        result.consumer = loaded.pact->consumer;
        result.provider = loaded.pact->provider;
        result.loaded = loaded.pact->interactions.size();
    } else {
        result.unreadable = loaded.pact.error();
    }
    return result;
}

Error unreachable(const Error& error) {
    return {error.code, fmt::format("the provider does not answer: {}", error.message)};
}

}  // namespace

Verifier::Verifier(VerifierOptions options, VerifierPorts ports)
    : options_(std::move(options)),
      ports_(ports),
      states_(options_.states, ports.sender),
      replayer_(options_.provider, ports.sender, ports.clock, ports.random) {}

Result<VerificationResult> Verifier::verify(const std::vector<LoadedPact>& pacts) {
    VerificationResult result{.started_at = ports_.clock.now()};
    for (const auto& loaded : pacts) {
        if (stopped_ || (loaded.pact && !wants_consumer(options_.filter, loaded.pact->consumer))) {
            continue;
        }
        auto pact = verify_pact(loaded);
        if (!pact) {
            return fail(pact.error());
        }
        result.pacts.push_back(std::move(*pact));
    }
    ports_.reporter.finished(result);
    return result;
}

Result<PactResult> Verifier::verify_pact(const LoadedPact& loaded) {
    PactResult result = describe(loaded);
    ports_.reporter.pact_started(result);
    if (!loaded.pact) {
        stopped_ = options_.exit_on_first_error && !result.pending;
        return result;
    }
    if (const auto ran = run_interactions(*loaded.pact, result); !ran) {
        return fail(ran.error());
    }
    return result;
}

Result<void> Verifier::run_interactions(const contract::Pact& pact, PactResult& result) {
    for (const auto& interaction : pact.interactions) {
        const auto wanted = wants_interaction(options_.filter, interaction);
        if (!wanted) {
            return fail(wanted.error());
        }
        if (!*wanted) {
            continue;
        }
        auto verified = verify_interaction(interaction, pact.version);
        if (!verified) {
            return fail(verified.error());
        }
        verified->pending = verified->pending || result.pending;
        ports_.reporter.interaction_finished(*verified);
        stopped_ = options_.exit_on_first_error && !verified->passed() && !verified->pending;
        result.interactions.push_back(std::move(*verified));
        if (stopped_) {
            break;
        }
    }
    return {};
}

Result<InteractionResult> Verifier::verify_interaction(const contract::Interaction& interaction,
                                                       contract::SpecVersion version) {
    InteractionResult result = describe(interaction);
    if (!options_.states.url) {
        for (const auto& state : result.states) {
            result.warnings.push_back(fmt::format(
                "provider state \"{}\" is taken as given: there is no state change URL", state));
        }
    }
    const auto start = steady_clock::now();
    const auto state_values = states_.set_up(interaction.states);
    auto replayed = state_values ? replayer_.replay(interaction, version, *state_values)
                                 : Result<Replayed>(fail(state_values.error()));
    if (replayed) {
        result.mismatches = std::move(replayed->mismatches);
        result.difference = std::move(replayed->difference);
    } else if (replayed.error().code == ErrorCode::kUnavailable && !provider_answered_) {
        return fail(unreachable(replayed.error()));
    } else {
        result.error = replayed.error();
    }
    provider_answered_ = true;
    if (state_values) {
        const auto torn_down = states_.tear_down(interaction.states);
        if (!torn_down && !result.error) {
            result.error = torn_down.error();
        }
    }
    result.duration = duration_cast<microseconds>(steady_clock::now() - start);
    return result;
}

}  // namespace accord::verifier
