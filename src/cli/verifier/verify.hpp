// `accord verifier` once its options are known: has the verification done, and turns its outcome
// into text and an exit code.
#pragma once

#include "cli/console.hpp"
#include "cli/exit_code.hpp"
#include "verification/options.hpp"
#include "verification/reach.hpp"

#include <string>

namespace accord::cli {

struct VerifyOptions {
    verification::Options verification;
    bool ignore_no_pacts = false;
    verification::Reach reach;
    std::string log_level = "off";
    bool no_colour = false;
    bool lists_states = false;  ///< and verifies nothing
    std::string lists_states_as = "text";
    std::string declared_states_file;  ///< the states that the provider knows
    bool annotates = false;            ///< for GitHub Actions
    bool last_failed = false;          ///< only what failed by the JSON report that is there
};

CommandOutcome verify(const VerifyOptions& options, Console& console);

}  // namespace accord::cli
