// What the variables of a webhook stand for: the pact, and the result, that an event was about.
#pragma once

#include "db/session.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace accord::broker::store {

struct DeliveredPact {
    std::int64_t consumer_id = 0;
    std::string consumer;
    std::int64_t provider_id = 0;
    std::string provider;
    std::int64_t version_id = 0;
    std::string version;
    std::string sha;
    std::int64_t content_id = 0;
    std::optional<std::string> build_url;  ///< of the consumer version

    using Columns = std::tuple<std::int64_t,
                               std::string,
                               std::int64_t,
                               std::string,
                               std::int64_t,
                               std::string,
                               std::string,
                               std::int64_t,
                               std::optional<std::string>>;
};

struct DeliveredResult {
    std::int64_t number = 0;
    bool success = false;
    std::int64_t provider_version_id = 0;
    std::string provider_version;
    std::optional<std::string> build_url;

    using Columns =
        std::tuple<std::int64_t, bool, std::int64_t, std::string, std::optional<std::string>>;
};

std::optional<DeliveredPact> delivered_pact(db::Session& session, std::int64_t publication_id);
std::optional<DeliveredResult> delivered_result(db::Session& session, std::int64_t verification_id);

/// The newest publication, of these two as far as they are named: what a test is about.
std::optional<DeliveredPact> newest_pact(db::Session& session,
                                         const std::optional<std::string>& consumer,
                                         const std::optional<std::string>& provider);
std::optional<DeliveredResult> newest_result(db::Session& session, std::int64_t content_id);

/// Numbers of what runs now of a pacticipant, in any environment, sorted, each once.
std::vector<std::string> deployed_numbers(db::Session& session, std::int64_t pacticipant_id);

}  // namespace accord::broker::store
