// What the page of all integrations shows.
#pragma once

#include "broker/domain/overview/overview.hpp"
#include "db/session.hpp"

namespace accord::broker::store {

domain::Overview find_overview(db::Session& session);

}  // namespace accord::broker::store
