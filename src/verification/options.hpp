// What a whole verification is told: where pacts come from, how they are verified, and who is told
// the results.
#pragma once

#include "broker_client/verification/broker_source.hpp"
#include "broker_client/verification/verification_results.hpp"
#include "broker_client/wire/connection.hpp"
#include "http/message.hpp"
#include "verifier/options.hpp"

#include <optional>
#include <string>
#include <vector>

namespace accord::verification {

/// Paths; empty: no such report.
struct ReportFiles {
    std::string json;
    std::string junit;
    std::string html;
    std::string markdown;
};

/// What results say of themselves at the broker, besides the branch and the tags of
/// Options::wanted.
struct ResultOptions {
    std::string provider_version;
    std::string build_url;
    std::string tool_version;  ///< Accord's own
    /// In place of the branch and the tags of Options::wanted.
    std::optional<broker_client::VersionLabels> labels;
    broker_client::CallingProgram caller;
};

/// A broker besides Options::broker, or the URL of a pact besides Options::urls, with credentials
/// of its own, which are sent to its origin alone.
struct OtherPlace {
    http::Url url;
    broker_client::Credentials credentials;
    /// Of the broker; nothing: `url` is a pact's.
    std::optional<broker_client::PactsForVerification> wanted;
};

struct Options {
    std::vector<std::string> files;
    std::vector<std::string> folders;  ///< of which only the provider's pacts are taken
    std::vector<http::Url> urls;
    std::optional<http::Url> broker;
    bool takes_brokers_pacts = true;             ///< false: the broker is told results only
    bool is_for_webhook = false;                 ///< `urls` is the pact that a webhook asks about
    broker_client::PactsForVerification wanted;  ///< of the broker; its provider is `provider`
    broker_client::RetryPolicy retries;
    /// Sent to one origin alone: the broker's; without a broker to `credentials_for`, and when that
    /// is empty, to the first of `urls`.
    broker_client::Credentials credentials;
    std::string credentials_for;
    std::vector<OtherPlace> others;
    broker_client::FetchObserver told_of_fetch;  ///< of each pact of a broker; may be empty

    std::string provider;  ///< empty: of any name
    verifier::VerifierOptions verifier;

    /// Percentage of changes that each pact has to notice; of no effect unless answers are changed.
    std::optional<unsigned> mutation_floor;

    ReportFiles reports;
    bool publish = false;  ///< the results, to the broker, which must be there
    /// A pact whose result can't be published, such as a file, stands in nobody's way.
    bool publishes_where_possible = false;
    ResultOptions results;
};

}  // namespace accord::verification
