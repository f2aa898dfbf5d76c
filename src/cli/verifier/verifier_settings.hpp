// What the command line of `accord verifier` says, as text, and what it means.
#pragma once

#include "base/result.hpp"
#include "cli/verifier/verify.hpp"

#include <string>
#include <vector>

namespace accord::cli {

struct VerifierSettings {
    VerifyOptions options;
    std::string hostname = "localhost";
    std::string transport = "http";
    unsigned short port = 0;  ///< 0: the transport's own
    std::string base_path;
    std::vector<std::string> transports;
    std::vector<std::string> headers;
    unsigned request_timeout_ms = 5'000;
    bool trusts_any_peer = false;  ///< provider and broker
    std::string state_url;
    std::string description;
    std::string state;
    std::vector<std::string> selectors;
    std::vector<std::string> consumer_tags;
    bool no_colour = false;
};

/// Reads URLs, patterns, headers and selectors, and refuses options that would have no effect.
/// Error: kInvalidInput naming the option.
Result<VerifyOptions> to_verify_options(VerifierSettings settings);

/// Refuses options that would have no effect, given as flags or by their own variables. The address
/// and the credentials of the broker are not among them: many commands share them. Error:
/// kInvalidInput naming the option, and what it needs.
Result<void> check_effects(const VerifierSettings& settings);

}  // namespace accord::cli
