// The report for a person: see console_report.hpp.
#include "verifier/reports/console_report.hpp"

#include "base/text.hpp"
#include "matching/rules/cut_text.hpp"

namespace accord::verifier {
namespace {

constexpr std::size_t kValueBytesMax = 400;
constexpr std::size_t kMismatchesShownMax = 20;  // of one interaction

std::string milliseconds(std::chrono::microseconds duration) {
    return fmt::format("{:.1f} ms", static_cast<double>(duration.count()) / 1000.0);
}

std::string shortened(std::string_view value) {
    if (value.size() <= kValueBytesMax) {
        return std::string(value);
    }
    return fmt::format("{}... ({} bytes)", matching::start_of(value, kValueBytesMax), value.size());
}

/// Text from the pact or the provider must not move the cursor or colour the terminal.
std::string printable(std::string_view text) {
    std::string shown;
    shown.reserve(text.size());
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F) {
            shown += fmt::format("\\x{:02x}", byte);
        } else {
            shown += c;
        }
    }
    return shown;
}

std::string indented(std::string_view text, std::size_t indent) {
    const std::string margin(indent, ' ');
    return margin + replace_all(text, "\n", "\n" + margin) + "\n";
}

std::string verdict(const PactResult& pact) {
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

/// "expected 200 but was 404" needs no more lines.
bool says_it_all(const matching::Mismatch& mismatch) {
    const bool by_equality = mismatch.rule.empty() || mismatch.rule == "equality";
    return by_equality && mismatch.sentence.contains(mismatch.expected) &&
           mismatch.sentence.contains(mismatch.actual);
}

}  // namespace

std::string place_of(const matching::Mismatch& mismatch) {
    using Kind = matching::Mismatch::Kind;
    switch (mismatch.kind) {
        case Kind::kMethod:
            return "method";
        case Kind::kPath:
            return "path";
        case Kind::kStatus:
            return "status";
        case Kind::kQuery:
            return "query " + mismatch.place;
        case Kind::kHeader:
            return "header " + mismatch.place;
        case Kind::kBodyType:
            return "body type";
        case Kind::kBody:
            return "body " + mismatch.place;
        case Kind::kMetadata:
            return "metadata " + mismatch.place;
    }
    return "";
}

std::string to_text(const matching::Mismatch& mismatch, std::size_t indent) {
    std::string text = fmt::format("{}: {}", place_of(mismatch), mismatch.sentence);
    if (!says_it_all(mismatch)) {
        if (!mismatch.rule.empty()) {
            text += "\n  rule      " + mismatch.rule;
        }
        text += "\n  expected  " + shortened(mismatch.expected);
        text += "\n  actual    " + shortened(mismatch.actual);
    }
    return indented(printable(text), indent);
}

void ConsoleReport::pact_started(const PactResult& pact) {
    if (pact.unreadable) {
        sink_(fmt::format("\n{}\n  {}\n    {}\n",
                          printable(pact.origin),
                          toned(Tone::kBad, "UNREADABLE"),
                          printable(pact.unreadable->message)));
        return;
    }
    sink_(printable(fmt::format("\nPact between {} and {}{}\n  from {}\n",
                                pact.consumer,
                                pact.provider,
                                verdict(pact),
                                pact.origin)));
    for (const auto& notice : pact.notices) {
        if (notice.when == "before_verification") {
            sink_(indented(printable(notice.text), 2));
        }
    }
    sink_("\n");
}

void ConsoleReport::interaction_finished(const InteractionResult& interaction) {
    const bool passed = interaction.passed();
    const std::string word = passed                ? toned(Tone::kGood, "passed ")
                             : interaction.pending ? toned(Tone::kWarning, "pending")
                                                   : toned(Tone::kBad, "FAILED ");
    std::string line = fmt::format("  {}  {}", word, printable(interaction.description));
    for (std::size_t i = 0; i < interaction.states.size(); ++i) {
        line +=
            fmt::format("{}{}", i == 0 ? ", given " : " and ", printable(interaction.states[i]));
    }
    sink_(fmt::format("{}  ({}, {})\n",
                      line,
                      printable(interaction.request),
                      milliseconds(interaction.duration)));
    show_remarks(interaction);
    const auto& mismatches = interaction.mismatches;
    const std::size_t shown = std::min(mismatches.size(), kMismatchesShownMax);
    for (std::size_t i = 0; i < shown; ++i) {
        sink_(to_text(mismatches[i], 11));
    }
    if (const std::size_t more = mismatches.size() - shown; more > 0) {
        sink_(indented(fmt::format("and {} more difference{}", more, more == 1 ? "" : "s"), 11));
    }
    show_difference(interaction);
    if (interaction.error) {
        sink_(indented(printable(interaction.error->message), 11));
    }
}

void ConsoleReport::show_difference(const InteractionResult& interaction) {
    if (interaction.difference.empty()) {
        return;
    }
    sink_(indented("body, as expected (-) and as it came (+):", 11));
    std::string lines = to_text(interaction.difference, colour_);
    lines.pop_back();
    sink_(indented(lines, 13));
}

void ConsoleReport::show_remarks(const InteractionResult& interaction) {
    if (!interaction.test_name.empty()) {
        sink_(indented("written by the test " + printable(interaction.test_name), 11));
    }
    for (const auto& comment : interaction.comments) {
        sink_(indented("comment: " + printable(comment), 11));
    }
    for (const auto& warning : interaction.warnings) {
        sink_(indented(toned(Tone::kWarning, "warning: " + printable(warning)), 11));
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
    sink_(fmt::format("{}\n{}\n", to_string(counts), toned(tone, closing(counts))));
}

std::string ConsoleReport::toned(Tone tone, std::string_view text) const {
    if (colour_ == Colour::kNever || tone == Tone::kPlain) {
        return std::string(text);
    }
    const int code = tone == Tone::kGood ? 32 : tone == Tone::kBad ? 31 : 33;
    return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
}

}  // namespace accord::verifier
