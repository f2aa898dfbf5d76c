// For tests: a triggered webhook and its executions written straight into the tables, as what sends
// webhooks will write them.
#pragma once

#include "base/clock.hpp"
#include "db/session.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace accord::support {

/// What one event set off. The pact is the consumer's first, with whatever provider.
struct Trigger {
    std::optional<std::int64_t> webhook_id = std::nullopt;
    std::string consumer = "Shop";
    std::optional<std::int64_t> verification_id = std::nullopt;
    std::string event = "contract_published";
    std::string status = "not_run";
    std::vector<std::string> logs = {};  ///< of each execution
    Instant at = {};
};

/// Of the webhook that was made first.
std::int64_t first_webhook(db::Session& session);

/// The header fields and the password of the only webhook, as they are stored.
std::tuple<std::string, std::string> secrets_of_webhook(db::Session& session);

/// Of all webhooks, as an import would write it.
void set_webhook_url(db::Session& session, const std::string& url);

/// From now on no node can claim a delivery: the statement fails, as all do on a full disk.
void make_claims_fail(db::Session& session);
void let_claims_be(db::Session& session);

/// The identifier of what was triggered.
std::string trigger(db::Session& session, const Trigger& what);

}  // namespace accord::support
