// The JSON report: see json_report.hpp.
#include "verifier/reports/json_report.hpp"

#include "base/text.hpp"
#include "matching/explain/mismatch_json.hpp"
#include "verifier/reports/console_report.hpp"

namespace accord::verifier {
namespace {

json::Object failure(const InteractionResult& interaction) {
    json::Object failure{{"interactionId", interaction.id}};
    if (interaction.error) {
        failure["type"] = "error";
        failure["message"] = interaction.error->message;
        return failure;
    }
    failure["type"] = "mismatches";
    failure["mismatches"] = to_json(interaction.mismatches);
    return failure;
}

json::Object title_and(const PactResult& pact, std::string_view what, json::Object failure) {
    const std::string title =
        pact.unreadable
            ? "Reading " + pact.origin
            : fmt::format(
                  "Verifying a pact between {} and {} - {}", pact.consumer, pact.provider, what);
    return {{"interaction", title}, {"mismatch", std::move(failure)}};
}

json::Object summary(const InteractionResult& interaction) {
    json::Object summary;
    if (!interaction.id.empty()) {
        summary["interactionId"] = interaction.id;
    }
    if (!interaction.key.empty()) {
        summary["interactionKey"] = interaction.key;
    }
    summary["description"] = interaction.description;
    summary["result"] = interaction.passed() ? "OK" : "Error";
    summary["duration"] = fmt::format("{}ms", interaction.duration.count() / 1000);
    return summary;
}

json::Array console_lines(const VerificationResult& result) {
    std::string text;
    ConsoleReport console([&](std::string_view part) { text += part; }, Colour::kNever);
    for (const auto& pact : result.pacts) {
        console.pact_started(pact);
        for (const auto& interaction : pact.interactions) {
            console.interaction_finished(interaction);
        }
    }
    console.finished(result);
    json::Array lines;
    for (const auto line : split(text, '\n')) {
        lines.emplace_back(line);
    }
    return lines;
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
    for (const auto& pact : result.pacts) {
        for (auto& notice : notices(pact)) {
            all_notices.push_back(notice);
        }
        if (pact.unreadable) {
            (pact.pending ? pending : errors)
                .push_back(title_and(pact,
                                     "",
                                     {{"type", "error"},
                                      {"message", pact.unreadable->message},
                                      {"interactionId", ""}}));
        }
        for (const auto& interaction : pact.interactions) {
            results.push_back(summary(interaction));
            if (!interaction.passed()) {
                (interaction.pending ? pending : errors)
                    .push_back(title_and(pact, interaction.description, failure(interaction)));
            }
        }
    }
    return json::Object{{"result", result.passed()},
                        {"notices", std::move(all_notices)},
                        {"output", console_lines(result)},
                        {"errors", std::move(errors)},
                        {"pendingErrors", std::move(pending)},
                        {"interactionResults", std::move(results)}};
}

}  // namespace accord::verifier
