// Publishes pact files: one request per consumer, all of them read and checked before the first.
#pragma once

#include "base/result.hpp"
#include "broker_client/connection.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace accord::broker_client {

struct PublishOptions {
    std::string version;  ///< of the consumer
    std::string branch;
    std::vector<std::string> tags;
    std::string build_url;
    bool merge = false;  ///< into what the broker has for this version, instead of replacing it
};

/// What the broker tells a person: type is "success", "warning", "error", "info", "prompt" or
/// "debug".
struct BrokerNotice {
    std::string type;
    std::string text;
    bool operator==(const BrokerNotice&) const = default;
};

struct Published {
    std::vector<BrokerNotice> notices;
    json::Array answers;  ///< the broker's whole answers, one per consumer
};

/// The files themselves, and the *.json files of the folders among `paths`, without repetition.
/// Error: kNotFound naming a path that does not exist.
Result<std::vector<std::filesystem::path>> find_pact_files(
    const std::vector<std::filesystem::path>& paths);

/// A consumer's contracts, ready to be sent.
struct Publication {
    std::string consumer;
    json::Array contracts;
};

/// Reads and checks the files; those of one pair are merged. Errors: the first file that is no
/// pact, or two that contradict each other.
Result<std::vector<Publication>> prepare_publications(
    const std::vector<std::filesystem::path>& files, bool merge);

/// Sends them. Error: the broker's.
Result<Published> publish(Connection& broker,
                          const std::vector<Publication>& publications,
                          const PublishOptions& options);

/// The `notices` of an answer.
std::vector<BrokerNotice> notices_of(const json::Value& document);

}  // namespace accord::broker_client
