// `accord verifier` once its options are known: has the verification done, and turns its outcome
// into text and an exit code.
#pragma once

#include "cli/console.hpp"
#include "cli/exit_code.hpp"
#include "verification/options.hpp"

#include <chrono>

namespace accord::cli {

struct VerifyOptions {
    verification::Options verification;
    bool ignore_no_pacts = false;
    std::chrono::milliseconds request_timeout{5'000};
    bool trusts_any_peer = false;  ///< provider and broker
    bool no_colour = false;
};

CommandOutcome verify(const VerifyOptions& options, Console& console);

}  // namespace accord::cli
