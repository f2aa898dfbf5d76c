// Annotations of GitHub Actions: see github_annotations.hpp.
#include "verifier/reports/github_annotations.hpp"

#include "base/text.hpp"
#include "verifier/reports/words.hpp"

#include <fmt/format.h>

namespace accord::verifier {
namespace {

std::string annotated(std::string_view text) {
    auto escaped = replace_all(printable(text), "%", "%25");
    escaped = replace_all(escaped, "\r", "%0D");
    return replace_all(escaped, "\n", "%0A");
}

/// In a property of a command colons and commas have a meaning, too.
std::string annotated_property(std::string_view text) {
    return replace_all(replace_all(annotated(text), ":", "%3A"), ",", "%2C");
}

struct Annotations {
    std::string_view kind;
    std::string lines;
    std::size_t written = 0;
    std::size_t left_out = 0;

    void add(const PactResult& pact, std::string_view title, std::string_view message) {
        if (written == kAnnotationsMax) {
            ++left_out;
            return;
        }
        ++written;
        lines +=
            fmt::format("::{} {}title={}::{}\n",
                        kind,
                        pact.is_from_file() ? "file=" + annotated_property(pact.origin) + "," : "",
                        annotated_property(title),
                        annotated(message));
    }

    [[nodiscard]] std::string text() const {
        return left_out == 0
                   ? lines
                   : fmt::format(
                         "{}::{} title=Pact verification::and {} more\n", lines, kind, left_out);
    }
};

}  // namespace

std::string to_github_annotations(const VerificationResult& result) {
    Annotations errors{.kind = "error"};
    Annotations warnings{.kind = "warning"};
    for (const auto& pact : result.pacts) {
        if (pact.unreadable) {
            (pact.is_excused() ? warnings : errors)
                .add(pact,
                     pact.was_fetched ? "The pact could not be read"
                                      : "The pact could not be fetched",
                     pact.unreadable->message);
        }
        for (const auto& interaction : pact.interactions) {
            if (interaction.passed()) {
                continue;
            }
            auto& kind = tone_of(interaction) == Tone::kWarning ? warnings : errors;
            kind.add(pact,
                     fmt::format("{}: {}", pact.consumer, title_of(interaction)),
                     fmt::format("{}: {}\n{}",
                                 verdict_in_words(interaction),
                                 interaction.request,
                                 explanation_of(interaction)));
        }
    }
    return errors.text() + warnings.text();
}

}  // namespace accord::verifier
