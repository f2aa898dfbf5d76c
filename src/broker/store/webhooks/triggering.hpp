// From events to triggered webhooks: which webhooks wait for one, and what is to be sent later.
#pragma once

#include "broker/domain/event.hpp"
#include "db/session.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace accord::broker::store {

/// An event that a webhook of a consumer and the provider is set up for.
struct WaitingWebhook {
    std::int64_t provider_id = 0;
    std::int64_t webhook_id = 0;
    std::string uuid;
    std::string description;
    std::string event;
    bool enabled = false;

    using Columns =
        std::tuple<std::int64_t, std::int64_t, std::string, std::string, std::string, bool>;
};

/// Those whose consumer and provider, by name or label, are these: of all the providers in one
/// statement. A team's is for contracts of the team's applications alone. In the order in which the
/// webhooks were made.
std::vector<WaitingWebhook> waiting_webhooks(db::Session& session,
                                             std::int64_t consumer_id,
                                             std::span<const std::int64_t> providers);

struct NewTrigger {
    std::string uuid;
    std::int64_t webhook_id = 0;
    std::string_view event;
    std::string context;  ///< JSON: what the rows that it refers to don't say
    std::int64_t consumer_id = 0;
    std::int64_t provider_id = 0;
    std::int64_t publication_id = 0;
    std::optional<std::int64_t> verification_id = std::nullopt;
    Instant due_at{};
};

/// The identifier of what was triggered: when the same is waiting for its first attempt already, by
/// the same publication, that one's.
std::string insert_trigger(db::Session& session, const NewTrigger& made, Instant now);

/// A version of the provider that has no result for a content, and why it matters.
struct UnverifiedVersion {
    std::int64_t id = 0;
    std::string number;
    std::optional<std::string> branch;
    std::vector<std::string> descriptions;  ///< "latest from main branch", "deployed in test"
};

/// By version, in the order in which they were made.
std::vector<UnverifiedVersion> unverified_versions(db::Session& session, std::int64_t content_id);

/// The branch that each of these versions was put on last; one without is left out.
std::map<std::int64_t, std::string> branches_of_versions(db::Session& session,
                                                         std::span<const std::int64_t> versions);

/// Of these consumer versions, those that have this content now: publication, version, and number.
struct ContentPublication {
    std::int64_t id = 0;
    std::int64_t version_id = 0;
    std::string version;

    using Columns = std::tuple<std::int64_t, std::int64_t, std::string>;
};
std::vector<ContentPublication> publications_of_content(db::Session& session,
                                                        std::int64_t content_id,
                                                        std::span<const std::int64_t> versions);

}  // namespace accord::broker::store
