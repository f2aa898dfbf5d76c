// Publishes what a verification found: branch and tags of the provider's version first, then one
// result per pact, whole.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "broker_client/wire/connection.hpp"
#include "verifier/result.hpp"

#include <functional>
#include <string>
#include <vector>

namespace accord::broker_client {

struct VersionLabels {
    std::string branch;
    std::vector<std::string> tags;
};

/// A test library of another language that has us verify.
struct CallingProgram {
    std::string name;  ///< empty: none
    std::string version;
};

struct ResultsOptions {
    std::string provider;
    std::string provider_version;
    VersionLabels labels;
    std::string build_url;
    std::string tool_version;  ///< Accord's own
    CallingProgram caller = {};
    /// Which results are for this broker; empty: all.
    std::function<bool(const verifier::PactResult& pact)> is_for_broker = {};
};

/// One result per pact of `result` that is conclusive and for this broker, at its results_url; how
/// many these were. Of none the broker is told nothing. Error: the first that the broker refused,
/// naming the pact.
Result<std::size_t> publish_results(Connection& broker,
                                    const verifier::VerificationResult& result,
                                    const ResultsOptions& options);

/// The body of one result: success, version, and a test result per interaction.
json::Object to_results_body(const verifier::PactResult& pact, const ResultsOptions& options);

}  // namespace accord::broker_client
