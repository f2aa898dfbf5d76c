// `accord verifier` once its options are known: has the verification done, and turns its outcome
// into text and an exit code.
#pragma once

#include "cli/console.hpp"
#include "cli/exit_code.hpp"
#include "http/client.hpp"
#include "verification/options.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace accord::cli {

struct VerifyOptions {
    verification::Options verification;
    bool ignore_no_pacts = false;
    std::chrono::milliseconds request_timeout{5'000};
    bool trusts_any_peer = false;  ///< provider and broker
    http::TlsOptions tls;  ///< to the provider; its authorities are trusted of a broker, too
    std::string log_level = "off";
    bool no_colour = false;
    /// A pact whose score is lower fails the run; of no effect without `mutates`.
    std::optional<unsigned> mutation_floor;
    bool lists_states = false;  ///< and verifies nothing
    std::string lists_states_as = "text";
    std::string declared_states_file;  ///< the states that the provider knows
    bool annotates = false;            ///< for GitHub Actions
    bool last_failed = false;          ///< only what failed by the JSON report that is there
};

CommandOutcome verify(const VerifyOptions& options, Console& console);

}  // namespace accord::cli
