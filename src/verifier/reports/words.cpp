// A verification in words: see words.hpp.
#include "verifier/reports/words.hpp"

#include "base/text.hpp"
#include "matching/explain/mismatch_text.hpp"

#include <fmt/format.h>

namespace accord::verifier {
namespace {

/// So many changes that were not noticed are told of a pact.
constexpr std::size_t kSurvivorsShownMax = 50;

constexpr std::size_t kRequestBytesShownMax = 200;

std::vector<std::string> notices_when(const PactResult& pact, std::string_view when) {
    std::vector<std::string> texts;
    for (const auto& notice : pact.notices) {
        if (notice.when == when) {
            texts.push_back(notice.text);
        }
    }
    return texts;
}

}  // namespace

std::string verdict_in_words(const VerificationResult& result) {
    const auto counts = result.counts();
    if (counts.has_failure()) {
        return "FAILED";
    }
    if (counts.run == 0 || result.nothing_fetched() != nullptr) {
        return "FAILED: nothing was run";
    }
    return counts.pending > 0 ? "passed; failures of pending interactions do not count" : "passed";
}

std::string verdict_in_words(const InteractionResult& interaction) {
    const auto outcome = interaction.outcome();
    if (outcome == InteractionOutcome::kPassed) {
        return "passed";
    }
    if (outcome == InteractionOutcome::kProviderAway || interaction.met_nobody()) {
        return "NOT RUN";
    }
    if (interaction.pending) {
        return "pending";
    }
    if (outcome == InteractionOutcome::kStateFailed) {
        return "STATE";
    }
    return outcome == InteractionOutcome::kUnusable ? "NOT RUN" : "FAILED";
}

Tone tone_of(const InteractionResult& interaction) {
    if (interaction.passed()) {
        return Tone::kGood;
    }
    return interaction.is_excused() ? Tone::kWarning : Tone::kBad;
}

std::string title_of(const InteractionResult& interaction) {
    std::string title = interaction.description;
    for (std::size_t i = 0; i < interaction.states.size(); ++i) {
        title += (i == 0 ? ", given " : " and ") + interaction.states[i];
    }
    return title;
}

std::string shown_request(const InteractionResult& interaction) {
    const std::string_view request = interaction.request;
    if (request.size() <= kRequestBytesShownMax) {
        return interaction.request;
    }
    const auto start = request.substr(0, kRequestBytesShownMax);
    return fmt::format("{}...", start.substr(0, utf8_prefix(start)));
}

std::string how_it_was_asked(const InteractionResult& interaction) {
    return interaction.repeated
               ? shown_request(interaction) + ", as before"
               : fmt::format("{}, {:.1f} ms",
                             shown_request(interaction),
                             static_cast<double>(interaction.duration.count()) / 1000.0);
}

std::string place_of(const PactResult& pact) {
    const auto content = pact.origin.find("/pact-version/");
    return content == std::string::npos
               ? pact.origin
               : pact.origin.substr(0, pact.origin.find("/metadata/", content));
}

std::string what_failures_mean(const PactResult& pact) {
    if (pact.wip) {
        return " (work in progress: failures do not fail the run)";
    }
    return pact.pending ? " (pending: failures do not fail the run)" : "";
}

std::string unreadable_in_words(const PactResult& pact) {
    return fmt::format(
        "{}{}", pact.was_fetched ? "UNREADABLE" : "NOT FETCHED", what_failures_mean(pact));
}

Tone tone_of(const PactResult& pact) {
    if (pact.passed()) {
        return Tone::kGood;
    }
    return pact.is_excused() ? Tone::kWarning : Tone::kBad;
}

std::string pacts_in_words(const VerificationResult& result) {
    const auto pacts = result.pact_counts();
    const auto repeated = result.counts().repeated;
    auto text = fmt::format("{} {} loaded / {} run / {} passed",
                            pacts.loaded,
                            pacts.loaded == 1 ? "pact" : "pacts",
                            pacts.run,
                            pacts.passed);
    return repeated == 0 ? text
                         : fmt::format("{}\n{} {} not asked again: the same as in an earlier pact",
                                       text,
                                       repeated,
                                       repeated == 1 ? "interaction" : "interactions");
}

std::string explanation_of(const InteractionResult& interaction) {
    auto text = to_text(interaction.mismatches, detail_of(interaction));
    return interaction.error ? text + interaction.error->message + "\n" : text;
}

std::string to_words(const matching::MutationScore& score) {
    return fmt::format("{:.1f} % ({} of {} changes noticed{})",
                       score.percent(),
                       score.noticed,
                       score.tried,
                       score.left_out == 0 ? "" : fmt::format(", {} not tried", score.left_out));
}

std::string mutation_in_words(const PactResult& pact) {
    const auto sum = pact.mutation();
    if (!sum) {
        return "";
    }
    auto text = fmt::format("mutation score of {}: {}\n", pact.consumer, to_words(*sum));
    std::size_t told = 0;
    for (const auto& interaction : pact.interactions) {
        if (!interaction.mutation) {
            continue;
        }
        for (const auto& survivor : interaction.mutation->survivors) {
            if (told++ < kSurvivorsShownMax) {
                text += fmt::format("not noticed in \"{}\": {}; to notice it, use {}\n",
                                    interaction.description,
                                    in_words(survivor),
                                    remedy_for(survivor));
            }
        }
    }
    return told <= kSurvivorsShownMax
               ? text
               : fmt::format("{}and {} more\n", text, told - kSurvivorsShownMax);
}

std::vector<std::string> notices_before(const PactResult& pact) {
    return notices_when(pact, "before_verification");
}

std::vector<std::string> reasons_for(const PactResult& pact) {
    auto notices = notices_before(pact);
    if (notices.empty() && !pact.why.empty()) {
        notices.push_back(fmt::format("It is verified because {}.", pact.why));
    }
    return notices;
}

std::vector<std::string> notices_after(const PactResult& pact) {
    return notices_when(pact,
                        fmt::format("after_verification:success_{}_published_{}",
                                    pact.passed(),
                                    pact.is_to_be_published && pact.is_conclusive()));
}

std::vector<std::string> trimmed_lines(std::string_view text) {
    std::vector<std::string> lines;
    for (const auto line : split(text, '\n')) {
        lines.emplace_back(trim(line));
    }
    return lines;
}

}  // namespace accord::verifier
