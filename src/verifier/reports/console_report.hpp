// The report for a person: each interaction as it finishes, a failing one with every mismatch by
// its place, and the sum at the end.
#pragma once

#include "verifier/reports/reporter.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace accord::verifier {

using matching::Colour;

class ConsoleReport final : public Reporter {
  public:
    using Sink = std::function<void(std::string_view text)>;

    ConsoleReport(Sink sink, Colour colour) : sink_(std::move(sink)), colour_(colour) {}

    void pact_started(const PactResult& pact) override;
    void interaction_finished(const InteractionResult& interaction) override;
    void finished(const VerificationResult& result) override;

  private:
    enum class Tone { kGood, kBad, kWarning, kPlain };
    [[nodiscard]] std::string toned(Tone tone, std::string_view text) const;
    void show_difference(const InteractionResult& interaction);
    void show_remarks(const InteractionResult& interaction);

    Sink sink_;
    Colour colour_;
};

/// Where a mismatch is, for a person: "status", "header Content-Type", "body $.items[0].id".
std::string place_of(const matching::Mismatch& mismatch);

/// The mismatch as lines of plain text, each indented by `indent` spaces.
std::string to_text(const matching::Mismatch& mismatch, std::size_t indent);

}  // namespace accord::verifier
