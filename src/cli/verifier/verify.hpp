// Composes a verification from its parts: sources, provider, reports, publishing.
#pragma once

#include "broker_client/broker_source.hpp"
#include "cli/broker/broker_access.hpp"
#include "cli/console.hpp"
#include "cli/exit_code.hpp"
#include "verifier/options.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace accord::cli {

struct VerifyOptions {
    std::vector<std::string> files;
    std::vector<std::string> folders;
    std::vector<std::string> urls;
    BrokerAccess broker;  ///< an empty base URL: none
    broker_client::PactsForVerification wanted;

    std::string provider;  ///< empty: of any name
    verifier::VerifierOptions verifier;
    std::chrono::milliseconds request_timeout{5'000};
    bool verify_provider_tls = true;

    bool publish = false;
    std::string provider_version;
    std::string build_url;

    std::string json_report;  ///< paths; empty: none
    std::string junit_report;
    bool ignore_no_pacts = false;
};

/// Loads the pacts, verifies them, writes the reports and publishes the results, in that order.
CommandOutcome verify(VerifyOptions options, Console& console);

}  // namespace accord::cli
