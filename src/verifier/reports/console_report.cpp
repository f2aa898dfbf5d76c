// The report for a person: see console_report.hpp.
#include "verifier/reports/console_report.hpp"

#include "matching/explain/mismatch_text.hpp"

namespace accord::verifier {
namespace {

constexpr std::size_t kMargin = 11;  // of what stands below an interaction

std::string milliseconds(std::chrono::microseconds duration) {
    return fmt::format("{:.1f} ms", static_cast<double>(duration.count()) / 1000.0);
}

std::string what_failures_mean(const PactResult& pact) {
    if (pact.wip) {
        return " (work in progress: failures do not fail the run)";
    }
    return pact.pending ? " (pending: failures do not fail the run)" : "";
}

std::string closing(const Counts& counts) {
    if (counts.failed > 0) {
        return "FAILED";
    }
    if (counts.run == 0) {
        return "FAILED: nothing was run";
    }
    return counts.pending > 0 ? "passed; failures of pending interactions do not count" : "passed";
}

/// The broker's sentences for how the pact went; whether results are published is not known yet,
/// and the sentences for both cases say the same about the build.
void show_notices(const PactResult& pact, const ConsoleReport::Sink& sink) {
    const std::string wanted =
        fmt::format("after_verification:success_{}_published_", pact.passed());
    for (const auto& notice : pact.notices) {
        if (notice.when.starts_with(wanted + "true")) {
            sink(indented(printable(notice.text), 2));
        }
    }
}

}  // namespace

void ConsoleReport::pact_started(const PactResult& pact) {
    if (pact.unreadable) {
        sink_(fmt::format("\n{}\n  {}\n    {}\n",
                          printable(pact.origin),
                          painted("UNREADABLE", Tone::kBad, colour_),
                          printable(pact.unreadable->message)));
        return;
    }
    sink_(printable(fmt::format("\nPact between {} and {}{}\n  from {}\n",
                                pact.consumer,
                                pact.provider,
                                what_failures_mean(pact),
                                pact.origin)));
    for (const auto& notice : pact.notices) {
        if (notice.when == "before_verification") {
            sink_(indented(printable(notice.text), 2));
        }
    }
    sink_("\n");
}

std::string ConsoleReport::verdict_on(const InteractionResult& interaction) const {
    if (interaction.passed()) {
        return painted("passed ", Tone::kGood, colour_);
    }
    return interaction.pending ? painted("pending", Tone::kWarning, colour_)
                               : painted("FAILED ", Tone::kBad, colour_);
}

void ConsoleReport::interaction_finished(const InteractionResult& interaction) {
    std::string line =
        fmt::format("  {}  {}", verdict_on(interaction), printable(interaction.description));
    for (std::size_t i = 0; i < interaction.states.size(); ++i) {
        line +=
            fmt::format("{}{}", i == 0 ? ", given " : " and ", printable(interaction.states[i]));
    }
    sink_(fmt::format("{}  ({}, {})\n",
                      line,
                      printable(interaction.request),
                      milliseconds(interaction.duration)));
    show_remarks(interaction);
    show_failure(interaction);
}

void ConsoleReport::show_remarks(const InteractionResult& interaction) {
    if (!interaction.test_name.empty()) {
        sink_(indented("written by the test " + printable(interaction.test_name), kMargin));
    }
    for (const auto& comment : interaction.comments) {
        sink_(indented("comment: " + printable(comment), kMargin));
    }
    for (const auto& warning : interaction.warnings) {
        sink_(
            indented(painted("warning: " + printable(warning), Tone::kWarning, colour_), kMargin));
    }
}

void ConsoleReport::show_failure(const InteractionResult& interaction) {
    sink_(indented(to_text(interaction.mismatches, detail_of(interaction)), kMargin));
    if (!interaction.difference.empty()) {
        sink_(indented(matching::kDifferenceHeading, kMargin));
        sink_(indented(to_text(interaction.difference, colour_), kMargin + 2));
    }
    if (interaction.error) {
        sink_(indented(printable(interaction.error->message), kMargin));
    }
}

void ConsoleReport::finished(const VerificationResult& result) {
    sink_("\n");
    for (const auto& pact : result.pacts) {
        show_notices(pact, sink_);
    }
    const auto counts = result.counts();
    const Tone tone = !result.passed()     ? Tone::kBad
                      : counts.pending > 0 ? Tone::kWarning
                                           : Tone::kGood;
    sink_(fmt::format("{}\n{}\n", to_string(counts), painted(closing(counts), tone, colour_)));
}

}  // namespace accord::verifier
