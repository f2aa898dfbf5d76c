// Which pacts a broker has: the latest of each pair, those of a provider, and their files.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "broker_client/wire/connection.hpp"
#include "broker_client/wire/hal.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace accord::broker_client {

/// The latest pact of each consumer and provider: the broker's whole list.
Result<json::Value> list_latest_pacts(Connection& broker);

struct PactsWanted {
    std::string provider;
    std::string consumer;  ///< empty: any
    std::string branch;    ///< empty: the consumer's main branch
    bool latest = false;   ///< of each consumer only the latest
};

struct ListedPact {
    std::string consumer;
    json::Object link;  ///< as the broker lists it: `href`, `title`, `name`
};

/// Error: kNotFound naming the provider, or the pair, that the broker does not know.
Result<std::vector<ListedPact>> list_pacts(Connection& broker, const PactsWanted& wanted);

/// Writes the pact into `folder` as CONSUMER-PROVIDER-VERSION.json; the path of the file. What
/// can't stand in the name of a file is replaced. Errors: the broker's; kIo naming the path.
Result<std::filesystem::path> download_pact(Connection& broker,
                                            const ListedPact& pact,
                                            const std::filesystem::path& folder);

}  // namespace accord::broker_client
