// What lists of integrations show.
#pragma once

#include "broker/domain/overview/overview.hpp"
#include "db/session.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace accord::broker::store {

/// All of them.
domain::Overview find_overview(db::Session& session);

/// Those of these ids, in their order.
std::vector<domain::Overview::Integration> find_overview_integrations(
    db::Session& session, std::span<const std::int64_t> integrations);

/// Production last.
std::vector<domain::Overview::Environment> list_overview_environments(db::Session& session);

}  // namespace accord::broker::store
