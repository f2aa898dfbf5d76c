// One interaction carried out and judged: see run.hpp.
#include "verifier/run.hpp"

#include "http/contract_exchange.hpp"
#include "matching/compiled.hpp"
#include "matching/doubts/doubts.hpp"
#include "matching/generate/generate.hpp"

#include <chrono>

namespace accord::verifier {
namespace {

using std::chrono::duration_cast;
using std::chrono::microseconds;
using std::chrono::steady_clock;

std::string request_line(const contract::Interaction& interaction) {
    if (const auto* http = interaction.http()) {
        return http->request.method + " " + http::target_of(http->request);
    }
    return interaction.async_message() != nullptr ? "message" : "synchronous message";
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

InteractionResult describe(const PlannedRun& planned) {
    const auto& interaction = *planned.interaction;
    InteractionResult result{.description = interaction.description,
                             .request = request_line(interaction),
                             .id = interaction.id,
                             .key = interaction.key,
                             .pending = planned.pending,
                             .test_name = json::string_or(interaction.comments, "testname"),
                             .comments = comments_of(interaction)};
    for (const auto& state : interaction.states) {
        result.states.push_back(state.name);
    }
    result.warnings = matching::doubts_about(interaction, planned.version);
    return result;
}

/// What is expected of the provider's answer, ready to match it.
using Expectation = std::variant<matching::CompiledResponse, matching::CompiledMessage>;

/// What makes the expectation: the example with the values that the states gave.
template <class Compiled, class Expected>
Result<Expectation> compiled(const Expected& example,
                             Result<Expected> (*generate)(const Expected&,
                                                          const matching::GeneratorContext&),
                             const matching::GeneratorContext& context,
                             contract::SpecVersion version,
                             std::string_view what) {
    const auto expected = generate(example, context);
    if (!expected) {
        return fail(expected.error(), what);
    }
    auto made = Compiled::compile(*expected, version);
    if (!made) {
        return fail(made.error(), what);
    }
    return std::move(*made);
}

Result<Expectation> expectation_of(const PlannedRun& planned,
                                   const matching::GeneratorContext& context) {
    const auto& interaction = *planned.interaction;
    if (const auto* http = interaction.http()) {
        return compiled<matching::CompiledResponse>(
            http->response, matching::generate_response, context, planned.version, "response");
    }
    const auto of_message = [&](const contract::Message& message) {
        return compiled<matching::CompiledMessage>(
            message, matching::generate_message, context, planned.version, "message");
    };
    if (const auto* async = interaction.async_message()) {
        return of_message(async->message);
    }
    const auto& responses = interaction.sync_message()->responses;
    return of_message(responses.empty() ? contract::Message{} : responses.front());
}

/// The interaction with the generators of its request applied.
Result<contract::Interaction> generated(const contract::Interaction& interaction,
                                        const matching::GeneratorContext& context) {
    contract::Interaction ready = interaction;
    const auto replace = [](auto& request, auto made) -> Result<void> {
        if (!made) {
            return fail(made.error(), "request");
        }
        request = std::move(*made);
        return {};
    };
    Result<void> done;
    if (auto* http = std::get_if<contract::HttpExchange>(&ready.content)) {
        done = replace(http->request, matching::generate_request(http->request, context));
    } else if (auto* sync = std::get_if<contract::SyncMessage>(&ready.content)) {
        done = replace(sync->request, matching::generate_message(sync->request, context));
    }
    return done ? Result<contract::Interaction>(std::move(ready)) : fail(done.error());
}

const contract::Body& body_of(const contract::HttpResponse& response) { return response.body; }
const contract::Body& body_of(const contract::Message& message) { return message.contents; }

template <class Compiled, class Answer>
void match(const Compiled& expected, const Answer& answer, InteractionResult& result) {
    result.mismatches = expected.match(answer);
    result.difference = matching::body_difference(expected.expected(), answer, result.mismatches);
    const auto differs_in_type = std::ranges::any_of(result.mismatches, [](const auto& mismatch) {
        return mismatch.kind == matching::Mismatch::Kind::kBodyType;
    });
    if (differs_in_type) {
        result.expected_body = body_of(expected.expected()).bytes;
    }
}

/// Of several messages the first is judged.
void judge(const Expectation& expected, InteractionResult& result) {
    if (const auto* response = std::get_if<matching::CompiledResponse>(&expected)) {
        match(*response, std::get<contract::HttpResponse>(*result.actual), result);
    } else {
        match(std::get<matching::CompiledMessage>(expected),
              std::get<std::vector<contract::Message>>(*result.actual).front(),
              result);
    }
}

/// The first failure counts: what fails after it may be its consequence.
void note_failure(InteractionResult& result, Step step, const Error& error) {
    if (!result.error) {
        result.error = error;
        result.failed_step = step;
    }
}

void exchange_and_judge(const PlannedRun& planned,
                        const json::Object& state_values,
                        const RunPorts& ports,
                        InteractionResult& result) {
    matching::GeneratorContext context{.clock = ports.clock,
                                       .random = ports.random,
                                       .mode = matching::GeneratorMode::kExpectation,
                                       .states = state_values};
    std::vector<std::string> not_given;
    context.warnings = &not_given;
    const auto expected = expectation_of(planned, context);
    if (!expected) {
        return note_failure(result, Step::kPreparation, expected.error());
    }
    for (const auto& problem : not_given) {
        result.warnings.push_back(problem + "; the example is expected instead");
    }
    context.mode = matching::GeneratorMode::kProvider;
    const auto ready = generated(*planned.interaction, context);
    if (!ready) {
        return note_failure(result, Step::kPreparation, ready.error());
    }
    auto actual = ports.exchange.carry_out(*ready, state_values);
    if (!actual) {
        return note_failure(result, Step::kExchange, actual.error());
    }
    result.actual = std::move(*actual);
    judge(*expected, result);
}

}  // namespace

InteractionResult run_interaction(const PlannedRun& planned, const RunPorts& ports) {
    const auto start = steady_clock::now();
    const auto& states = planned.interaction->states;
    InteractionResult result = describe(planned);
    auto ready = ports.states.set_up(states);
    if (ready) {
        std::ranges::move(ready->warnings, std::back_inserter(result.warnings));
        exchange_and_judge(planned, ready->values, ports, result);
        if (const auto torn_down = ports.states.tear_down(states); !torn_down) {
            note_failure(result, Step::kTearDown, torn_down.error());
        }
    } else {
        note_failure(result, Step::kSetUp, ready.error());
    }
    result.duration = duration_cast<microseconds>(steady_clock::now() - start);
    return result;
}

}  // namespace accord::verifier
