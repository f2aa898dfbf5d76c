// One interaction carried out and judged: see run.hpp.
#include "verifier/run.hpp"

#include "http/contract_exchange.hpp"
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

/// What differs between interactions that ask the same of the provider.
void name_interaction(const PlannedRun& planned, InteractionResult& result) {
    const auto& interaction = *planned.interaction;
    result.description = interaction.description;
    result.id = interaction.id;
    result.key = interaction.key;
    result.pending = planned.pending;
    result.test_name = json::string_or(interaction.comments, "testname");
    result.comments = comments_of(interaction);
}

InteractionResult describe(const PlannedRun& planned) {
    const auto& interaction = *planned.interaction;
    InteractionResult result{.request = request_line(interaction)};
    name_interaction(planned, result);
    for (const auto& state : interaction.states) {
        result.states.push_back(state.name);
    }
    return result;
}

/// Whether the request differs each time it is sent.
bool has_generated_request(const contract::Interaction& interaction) {
    const auto* http = interaction.http();
    const auto* sync = interaction.sync_message();
    return (http != nullptr && matching::is_generated(http->request)) ||
           (sync != nullptr && matching::is_generated(sync->request));
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

matching::Mismatch wrong_number(std::size_t expected, std::size_t actual) {
    return {.kind = matching::Mismatch::Kind::kBody,
            .expected = std::to_string(expected),
            .actual = std::to_string(actual),
            .sentence = fmt::format("Expected {} responses but got {}", expected, actual)};
}

/// Lines show the bodies of the first response; of the others each mismatch is told by its number.
void match_all(const std::vector<matching::CompiledMessage>& expected,
               const std::vector<contract::Message>& answers,
               bool gives_all,
               InteractionResult& result) {
    match(expected.front(), answers.front(), result);
    for (std::size_t i = 1; i < std::min(expected.size(), answers.size()); ++i) {
        for (auto& mismatch : expected[i].match(answers[i])) {
            mismatch.sentence.insert(0, fmt::format("response {}: ", i + 1));
            result.mismatches.push_back(std::move(mismatch));
        }
    }
    if (expected.size() == answers.size()) {
        return;
    }
    if (gives_all) {
        result.mismatches.push_back(wrong_number(expected.size(), answers.size()));
    } else {
        result.warnings.push_back(fmt::format(
            "only the first of {} responses was verified: over HTTP a provider gives one",
            expected.size()));
    }
}

void match_actual(const Expectation& expected, bool gives_all, InteractionResult& result) {
    if (const auto* response = std::get_if<matching::CompiledResponse>(&expected)) {
        match(*response, std::get<contract::HttpResponse>(*result.actual), result);
    } else {
        match_all(std::get<std::vector<matching::CompiledMessage>>(expected),
                  std::get<std::vector<contract::Message>>(*result.actual),
                  gives_all,
                  result);
    }
}

/// Of several messages each that was given is changed.
matching::MutationScore mutation_of(const Expectation& expected, const Actual& actual) {
    if (const auto* response = std::get_if<matching::CompiledResponse>(&expected)) {
        return matching::mutate(*response, std::get<contract::HttpResponse>(actual));
    }
    const auto& messages = std::get<std::vector<matching::CompiledMessage>>(expected);
    const auto& answers = std::get<std::vector<contract::Message>>(actual);
    matching::MutationScore sum;
    for (std::size_t i = 0; i < std::min(messages.size(), answers.size()); ++i) {
        auto score = matching::mutate(messages[i], answers[i]);
        for (auto& survivor : score.survivors) {
            survivor.response = i;
        }
        sum += score;
    }
    return sum;
}

/// The first failure counts: what fails after it may be its consequence.
void note_failure(InteractionResult& result, Step step, const Error& error) {
    if (!result.error) {
        result.error = error;
        result.failed_step = step;
    }
}

/// Asks the provider.
void exchange(const PlannedRun& planned,
              std::optional<Result<Expectation>> prepared,
              const json::Object& state_values,
              const RunPorts& ports,
              const http::Meanwhile& meanwhile,
              CarriedOut& out) {
    auto& result = out.result;
    matching::GeneratorContext context{.clock = ports.clock,
                                       .random = ports.random,
                                       .mode = matching::GeneratorMode::kExpectation,
                                       .states = state_values};
    std::vector<std::string> not_given;
    context.warnings = &not_given;
    auto expected = prepared ? std::move(*prepared) : expectation_of(planned, &context);
    if (!expected) {
        return note_failure(result, Step::kPreparation, expected.error());
    }
    for (const auto& problem : not_given) {
        result.warnings.push_back(problem + "; the example is expected instead");
    }
    context.mode = matching::GeneratorMode::kProvider;
    std::optional<Result<contract::Interaction>> made;
    if (has_generated_request(*planned.interaction)) {
        made = generated(*planned.interaction, context);
        if (!*made) {
            return note_failure(result, Step::kPreparation, made->error());
        }
    }
    const auto& ready = made ? **made : *planned.interaction;
    auto actual = ports.exchange.carry_out(ready, state_values, meanwhile);
    if (!actual) {
        return note_failure(result, Step::kExchange, actual.error());
    }
    result.actual = std::make_shared<const Actual>(std::move(*actual));
    out.expected = std::move(*expected);
    out.gives_all_responses = ports.exchange.gives_all_responses(ready);
}

}  // namespace

/// Doubts about the interaction itself come before what is found while it runs.
CarriedOut carry_out(const PlannedRun& planned,
                     Preparation prepared,
                     const RunPorts& ports,
                     const http::Meanwhile& meanwhile) {
    const auto& states = planned.interaction->states;
    if (meanwhile && ports.states.acts(states)) {
        meanwhile();  // What a state does to the provider comes after the verdict before it.
    }
    const auto start = steady_clock::now();
    steady_clock::duration elsewhere{};
    const auto timed = [&] {
        if (meanwhile) {
            const auto since = steady_clock::now();
            meanwhile();
            elsewhere += steady_clock::now() - since;
        }
    };
    CarriedOut out{.result = describe(planned), .mutates = ports.mutates};
    auto& result = out.result;
    result.warnings = std::move(prepared.doubts);
    auto ready = ports.states.set_up(states);
    if (ready) {
        std::ranges::move(ready->warnings, std::back_inserter(result.warnings));
        exchange(planned, std::move(prepared.expected), ready->values, ports, timed, out);
        if (const auto torn_down = ports.states.tear_down(states); !torn_down) {
            note_failure(result, Step::kTearDown, torn_down.error());
        }
    } else {
        note_failure(result, Step::kSetUp, ready.error());
    }
    result.duration = duration_cast<microseconds>(steady_clock::now() - start - elsewhere);
    return out;
}

InteractionResult judge(CarriedOut&& interaction) {
    auto& [result, expected, gives_all_responses, mutates] = interaction;
    if (!expected) {
        return std::move(result);
    }
    const auto start = steady_clock::now();
    match_actual(*expected, gives_all_responses, result);
    if (mutates && result.mismatches.empty()) {
        result.mutation = mutation_of(*expected, *result.actual);
    }
    result.duration += duration_cast<microseconds>(steady_clock::now() - start);
    return std::move(result);
}

InteractionResult not_run(const PlannedRun& planned, const Error& error) {
    InteractionResult result = describe(planned);
    result.warnings = prepare(planned).doubts;
    note_failure(result, Step::kReadying, error);
    return result;
}

InteractionResult repeated_result(InteractionResult earlier, const PlannedRun& planned) {
    name_interaction(planned, earlier);
    earlier.repeated = true;
    earlier.duration = {};
    return earlier;
}

}  // namespace accord::verifier
