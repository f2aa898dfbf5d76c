// The report for a person: see console_report.hpp.
#include "verifier/reports/console_report.hpp"

#include "base/text.hpp"
#include "verifier/reports/words.hpp"
#include "verifier/reports/wrapped_text.hpp"

#include <fmt/format.h>

namespace accord::verifier {
namespace {

constexpr std::size_t kVerdictColumns = 7;
constexpr std::size_t kMargin = 11;  // of what stands below an interaction
/// Longer runs say how far they are.
constexpr std::size_t kLongRun = 20;
/// Two spaces, brackets, and ", 12345.6 ms".
constexpr std::size_t kTimeColumns = 16;

constexpr std::string_view kBelow = "\n           ";
static_assert(kBelow.size() == kMargin + 1);

/// Whether the request and its time stand on the last line of the title. How long it took must not
/// decide, so that two runs are laid out alike.
bool fits_beside(std::string_view title, std::string_view request) {
    const auto last = title.substr(title.rfind('\n') + 1);
    return columns_of(last) + columns_of(request) + kTimeColumns <= kReportColumns;
}

/// Each line in colour by itself, but for what it is indented by.
std::string painted_lines(std::string_view lines, Tone tone, Colour colour) {
    std::string text;
    for (const auto line : split(lines.substr(0, lines.find_last_not_of('\n') + 1), '\n')) {
        const auto start = std::min(line.find_first_not_of(' '), line.size());
        text += std::string(line.substr(0, start));
        text += painted(line.substr(start), tone, colour) + "\n";
    }
    return text;
}

}  // namespace

void ConsoleReport::started(std::size_t runs) { runs_ = runs; }

void ConsoleReport::pact_started(const PactResult& pact) {
    if (pact.unreadable) {
        sink_(fmt::format("\n{}\n  {}\n{}",
                          printable(pact.origin),
                          painted(unreadable_in_words(pact), tone_of(pact), colour_),
                          wrapped_below(printable(pact.unreadable->message), 4)));
        show_reasons(pact);
        return;
    }
    sink_("\n" +
          wrapped(printable_line(fmt::format("Pact between {} and {}{}",
                                             pact.consumer,
                                             pact.provider,
                                             what_failures_mean(pact))),
                  2) +
          "\n" + indented(printable("from " + place_of(pact)), 2));
    show_reasons(pact);
    sink_("\n");
}

/// Of a file its name says enough.
void ConsoleReport::show_reasons(const PactResult& pact) {
    for (const auto& reason : pact.is_from_file() ? notices_before(pact) : reasons_for(pact)) {
        sink_(wrapped_below(printable(reason), 2));
    }
}

std::string ConsoleReport::progress() {
    ++finished_;
    return progress_ == Progress::kShown && runs_ >= kLongRun
               ? fmt::format(", {} of {}", finished_, runs_)
               : "";
}

void ConsoleReport::interaction_finished(const InteractionResult& interaction) {
    auto verdict = verdict_in_words(interaction);
    verdict.resize(std::max(verdict.size(), kVerdictColumns), ' ');
    const auto title =
        wrapped("  " + verdict + "  " + printable_line(title_of(interaction)), kMargin);
    // Painted when it is laid out already: colours have no width.
    std::string line = "  " + painted(verdict, tone_of(interaction), colour_);
    line += std::string_view(title).substr(2 + verdict.size());
    line += fits_beside(title, shown_request(interaction)) ? std::string_view("  ") : kBelow;
    line += "(" + printable_line(how_it_was_asked(interaction)) + progress() + ")\n";
    sink_(line);
    show_remarks(interaction);
    show_failure(interaction);
}

void ConsoleReport::show_remarks(const InteractionResult& interaction) {
    if (!interaction.test_name.empty()) {
        sink_(wrapped_below("written by the test " + printable(interaction.test_name), kMargin));
    }
    for (const auto& comment : interaction.comments) {
        sink_(wrapped_below("comment: " + printable(comment), kMargin));
    }
    for (const auto& warning : interaction.warnings) {
        sink_(painted_lines(wrapped_below("warning: " + printable_line(warning), kMargin),
                            Tone::kWarning,
                            colour_));
    }
}

void ConsoleReport::show_failure(const InteractionResult& interaction) {
    if (const auto explanation = explanation_of(interaction); !explanation.empty()) {
        sink_(wrapped_below(printable(explanation), kMargin));
    }
    if (!interaction.difference.empty()) {
        sink_(indented(matching::kDifferenceHeading, kMargin));
        sink_(indented(to_text(interaction.difference, colour_), kMargin + 2));
    }
}

void ConsoleReport::finished(const VerificationResult& result) {
    sink_("\n");
    for (const auto& pact : result.pacts) {
        for (const auto& notice : notices_after(pact)) {
            sink_(wrapped_below(printable(fmt::format("{}: {}", pact.consumer, notice)), 2));
        }
        sink_(wrapped_below(printable(mutation_in_words(pact)), 2));
    }
    const auto counts = result.counts();
    const Tone tone = !result.passed()     ? Tone::kBad
                      : counts.pending > 0 ? Tone::kWarning
                                           : Tone::kGood;
    sink_(fmt::format("{}\n{}\n{}\n",
                      pacts_in_words(result),
                      wrapped(to_string(counts), 2),
                      painted(verdict_in_words(result), tone, colour_)));
}

std::string console_text(const VerificationResult& result, Colour colour) {
    std::string text;
    ConsoleReport console([&](std::string_view part) { text += part; }, colour);
    for (const auto& pact : result.pacts) {
        console.pact_started(pact);
        for (const auto& interaction : pact.interactions) {
            console.interaction_finished(interaction);
        }
    }
    console.finished(result);
    return text;
}

}  // namespace accord::verifier
