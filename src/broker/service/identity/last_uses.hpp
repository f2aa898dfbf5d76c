// When tokens were used and users signed in, kept.
#pragma once

#include "broker/service/identity/identities.hpp"
#include "db/session.hpp"

#include <vector>

namespace accord::broker::service {

/// Says nothing of who may do what, so nobody is asked for a password again.
void keep_uses(db::Session& session, const std::vector<Identities::Use>& uses);

}  // namespace accord::broker::service
