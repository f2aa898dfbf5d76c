// The report for a person: each interaction as it finishes, a failing one with every mismatch by
// its place, and the sum at the end; in 80 columns, but for the lines of bodies and long words.
#pragma once

#include "base/terminal.hpp"
#include "verifier/reports/reporter.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace accord::verifier {

/// Whether long runs say with each interaction how far they are.
enum class Progress { kNot, kShown };

class ConsoleReport final : public Reporter {
  public:
    using Sink = std::function<void(std::string_view text)>;

    ConsoleReport(Sink sink, Colour colour, Progress progress = Progress::kNot)
        : sink_(std::move(sink)), colour_(colour), progress_(progress) {}

    void started(std::size_t runs) override;
    void pact_started(const PactResult& pact) override;
    void interaction_finished(const InteractionResult& interaction) override;
    void finished(const VerificationResult& result) override;

  private:
    /// `, 12 of 1000`, where that is shown.
    std::string progress();
    void show_reasons(const PactResult& pact);
    void show_remarks(const InteractionResult& interaction);
    void show_failure(const InteractionResult& interaction);

    Sink sink_;
    Colour colour_;
    Progress progress_;
    std::size_t runs_ = 0;
    std::size_t finished_ = 0;
};

/// The whole report of what has been run.
std::string console_text(const VerificationResult& result, Colour colour);

}  // namespace accord::verifier
