// Who runs interactions: the ways to the provider, which all share, and workers, each of which runs
// one interaction after another.
#pragma once

#include "verifier/run.hpp"
#include "verifier/verifier.hpp"

#include <memory>

namespace accord::verifier {

/// Options and ports must outlive the workers, and these what they make.
class Workers {
  public:
    Workers(const VerifierOptions& options, const VerifierPorts& ports);
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;
    ~Workers();

    /// For one thread.
    RunOne make();

  private:
    struct Shared;
    std::unique_ptr<Shared> shared_;
};

}  // namespace accord::verifier
