// A verification from the settings of a verifier to what can be asked about it afterwards.
#pragma once

#include "base/json.hpp"
#include "ffi/verifier/settings.hpp"

#include <string>
#include <string_view>

namespace accord::ffi {

enum class RunStatus {
    kPassed = 0,
    kFailed = 1,      ///< `json` says what
    kImpossible = 2,  ///< the settings are wrong
};

struct VerifierRun {
    RunStatus status = RunStatus::kImpossible;
    std::string text;           ///< for people
    std::string coloured_text;  ///< the same, if colours are wanted
    json::Value report;         ///< in the shape of the Pact core
};

/// Before anything was run.
VerifierRun nothing_run();

/// Verifies; all is told in the result and in the log of the provider's scope.
VerifierRun run_verifier(const VerifierSettings& settings);

/// Of the entries about the verifications of a provider.
std::string log_scope_of_verifier(std::string_view provider);

}  // namespace accord::ffi
