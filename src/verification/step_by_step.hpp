// A verification whose interactions are run one by one by somebody else: a runner of tests, which
// chooses among them and may run some again.
#pragma once

#include "verification/verification.hpp"
#include "verifier/plan.hpp"

#include <cstddef>
#include <expected>
#include <memory>
#include <vector>

namespace accord::verification {

class StepByStep {
  public:
    /// Loads the pacts; nothing is run. Options and ports must outlive it.
    static std::expected<StepByStep, Hindrance> open(const Options& options, const Ports& ports);
    StepByStep(StepByStep&&) noexcept;
    StepByStep& operator=(StepByStep&&) noexcept;
    ~StepByStep();

    /// What is there to be run. None when report().extent says why.
    [[nodiscard]] const std::vector<verifier::PlannedPact>& planned() const;
    [[nodiscard]] const VerificationReport& report() const;

    /// Runs one of planned(), by its places there. Of those that ask the same of the provider one
    /// is run, whose result all bear. Run again, the last result counts.
    verifier::InteractionResult run(std::size_t pact, std::size_t interaction);

    /// Runs all, as many at a time as the options say.
    void run_all();

    /// Everything that was planned has been run.
    [[nodiscard]] bool is_complete() const;

    /// Writes reports of what was run, and publishes it when it is everything.
    Outcome conclude();

  private:
    struct Impl;
    explicit StepByStep(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace accord::verification
