// For tests: a triggered webhook and its executions written straight into the tables, as what sends
// webhooks will write them.
#pragma once

#include "db/session.hpp"

#include <optional>
#include <string>
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
};

/// The identifier of what was triggered.
std::string trigger(db::Session& session, const Trigger& what);

}  // namespace accord::support
