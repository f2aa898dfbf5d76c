// The JSON report: see json_report.hpp.
#include "verifier/reports/json_report.hpp"

#include "base/text.hpp"
#include "matching/explain/mismatch_json.hpp"
#include "verifier/reports/console_report.hpp"
#include "verifier/reports/words.hpp"

namespace accord::verifier {
namespace {

/// What the Pact core adds where the types of the bodies differ.
json::Object with_bodies(json::Object mismatch, const InteractionResult& interaction) {
    mismatch["expectedBody"] = interaction.expected_body;
    mismatch["actualBody"] = interaction.actual_body();
    return mismatch;
}

json::Array mismatches_of(const InteractionResult& interaction) {
    json::Array out;
    for (const auto& mismatch : interaction.mismatches) {
        auto written = to_json(mismatch);
        out.push_back(mismatch.kind == matching::Mismatch::Kind::kBodyType
                          ? with_bodies(std::move(written), interaction)
                          : std::move(written));
    }
    return out;
}

json::Object failure(const InteractionResult& interaction) {
    json::Object failure{{"interactionId", interaction.id}};
    if (interaction.error) {
        failure["type"] = "error";
        failure["message"] = interaction.error->message;
        return failure;
    }
    failure["type"] = "mismatches";
    failure["mismatches"] = mismatches_of(interaction);
    return failure;
}

/// " Given product 7 And a user": interactions of one description are told apart by it.
std::string given(const InteractionResult& interaction) {
    std::string text;
    for (const auto& state : interaction.states) {
        text += (text.empty() ? " Given " : " And ") + state;
    }
    return text;
}

json::Object one_failure(const PactResult& pact, const InteractionResult& interaction) {
    return {{"interaction",
             fmt::format("Verifying a pact between {} and {}{} - {}",
                         pact.consumer,
                         pact.provider,
                         given(interaction),
                         interaction.description)},
            {"mismatch", failure(interaction)}};
}

json::Object unreadable(const PactResult& pact) {
    return {{"interaction", "Reading " + pact.origin},
            {"mismatch",
             json::Object{
                 {"type", "error"}, {"message", pact.unreadable->message}, {"interactionId", ""}}}};
}

/// "21ms", "1.101s", "2s": as the Pact core writes it.
std::string duration_of(std::chrono::microseconds duration) {
    const auto milliseconds = duration.count() / 1000;
    return milliseconds < 1000 ? fmt::format("{}ms", milliseconds)
                               : fmt::format("{}s", static_cast<double>(milliseconds) / 1000);
}

/// As in the field `outcome`, which says more than `result`.
std::string_view outcome_name(const InteractionResult& interaction) {
    if (interaction.met_nobody()) {
        return "could not run";
    }
    switch (interaction.outcome()) {
        case InteractionOutcome::kPassed:
            return "passed";
        case InteractionOutcome::kStateFailed:
            return "state failed";
        case InteractionOutcome::kUnusable:
        case InteractionOutcome::kProviderAway:
            return "could not run";
        case InteractionOutcome::kMismatched:
        case InteractionOutcome::kProviderFailed:
            break;
    }
    return "failed";
}

json::Object mutation_json(const matching::MutationScore& score) {
    json::Array survivors;
    for (const auto& survivor : score.survivors) {
        survivors.push_back(json::Object{{"response", survivor.response + 1},
                                         {"place", survivor.place},
                                         {"change", in_words(survivor)},
                                         {"noticedBy", matching::remedy_for(survivor)}});
    }
    return {{"tried", score.tried},
            {"noticed", score.noticed},
            {"notTried", score.left_out},
            {"survivors", std::move(survivors)}};
}

json::Object summary(const PactResult& pact, const InteractionResult& interaction) {
    const json::Array states(interaction.states.begin(), interaction.states.end());
    json::Object summary{{"consumer", pact.consumer},
                         {"provider", pact.provider},
                         {"states", states},
                         {"providerStates", states},  // as the Pact core names them
                         {"outcome", outcome_name(interaction)},
                         {"pending", interaction.pending}};
    if (!interaction.id.empty()) {
        summary["interactionId"] = interaction.id;
    }
    if (!interaction.key.empty()) {
        summary["interactionKey"] = interaction.key;
    }
    summary["description"] = interaction.description;
    summary["result"] = interaction.passed() ? "OK" : "Error";
    summary["duration"] = duration_of(interaction.duration);
    if (!interaction.passed()) {
        summary["mismatch"] = failure(interaction);
    }
    if (interaction.mutation) {
        summary["mutation"] = mutation_json(*interaction.mutation);
    }
    return summary;
}

json::Array console_lines(const VerificationResult& result) {
    const auto text = console_text(result, Colour::kNever);
    json::Array lines;
    for (const auto line : split(text, '\n')) {
        lines.emplace_back(line);
    }
    return lines;
}

/// Not in the report of the Pact core.
json::Object counts_of(const VerificationResult& result) {
    const auto pacts = result.pact_counts();
    const auto counts = result.counts();
    return {{"pacts",
             json::Object{{"loaded", pacts.loaded}, {"run", pacts.run}, {"passed", pacts.passed}}},
            {"interactions",
             json::Object{{"loaded", counts.loaded},
                          {"run", counts.run},
                          {"passed", counts.passed},
                          {"failed", counts.failed},
                          {"pending", counts.pending},
                          {"stateFailed", counts.state_failed},
                          {"couldNotRun", counts.could_not_run},
                          {"repeated", counts.repeated}}}};
}

/// Not in the report of the Pact core.
json::Object pact_json(const PactResult& pact) {
    const auto reasons = reasons_for(pact);
    json::Object out{{"consumer", pact.consumer},
                     {"provider", pact.provider},
                     {"origin", pact.origin},
                     {"why", json::Array(reasons.begin(), reasons.end())},
                     {"pending", pact.pending},
                     {"wip", pact.wip},
                     {"result", pact.passed()}};
    if (const auto score = pact.mutation()) {
        out["mutation"] = json::Object{{"score", score->percent()},
                                       {"tried", score->tried},
                                       {"noticed", score->noticed},
                                       {"notTried", score->left_out}};
    }
    return out;
}

json::Array notices(const PactResult& pact) {
    json::Array notices;
    for (const auto& notice : pact.notices) {
        notices.push_back(json::Object{{"when", notice.when}, {"text", notice.text}});
    }
    return notices;
}

}  // namespace

json::Value to_json_report(const VerificationResult& result) {
    json::Array errors;
    json::Array pending;
    json::Array results;
    json::Array all_notices;
    json::Array pacts;
    for (const auto& pact : result.pacts) {
        pacts.push_back(pact_json(pact));
        for (auto& notice : notices(pact)) {
            all_notices.push_back(notice);
        }
        if (pact.unreadable) {
            (pact.pending ? pending : errors).push_back(unreadable(pact));
        }
        for (const auto& interaction : pact.interactions) {
            results.push_back(summary(pact, interaction));
            if (!interaction.passed()) {
                (interaction.is_excused() ? pending : errors)
                    .push_back(one_failure(pact, interaction));
            }
        }
    }
    return json::Object{{"result", result.passed()},
                        {"notices", std::move(all_notices)},
                        {"output", console_lines(result)},
                        {"errors", std::move(errors)},
                        {"pendingErrors", std::move(pending)},
                        {"interactionResults", std::move(results)},
                        {"counts", counts_of(result)},
                        {"pacts", std::move(pacts)}};
}

}  // namespace accord::verifier
