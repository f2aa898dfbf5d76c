// The report for a person: each interaction as it finishes, a failing one with every mismatch by
// its place, and the sum at the end.
#pragma once

#include "base/terminal.hpp"
#include "verifier/reports/reporter.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace accord::verifier {

class ConsoleReport final : public Reporter {
  public:
    using Sink = std::function<void(std::string_view text)>;

    ConsoleReport(Sink sink, Colour colour) : sink_(std::move(sink)), colour_(colour) {}

    void pact_started(const PactResult& pact) override;
    void interaction_finished(const InteractionResult& interaction) override;
    void finished(const VerificationResult& result) override;

  private:
    [[nodiscard]] std::string verdict_on(const InteractionResult& interaction) const;
    void show_remarks(const InteractionResult& interaction);
    void show_failure(const InteractionResult& interaction);

    Sink sink_;
    Colour colour_;
};

}  // namespace accord::verifier
