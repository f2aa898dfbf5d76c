// Work that one node at a time does for all: who does it, until when, and what was done last.
#pragma once

#include "base/clock.hpp"
#include "db/session.hpp"

#include <string_view>

namespace accord::broker::store {

struct LeaseRequest {
    std::string_view name;
    std::string_view holder;  ///< whoever asks: another text in each process
    Instant now;
    Instant until;  ///< when it ends by itself, should the holder be gone
};

/// Takes or prolongs a lease. False when another holder has it.
bool take_lease(db::Session& session, const LeaseRequest& request);

/// As take_lease, for what is due at `due`. Also false when it, or something later, has been done.
bool take_lease_for(db::Session& session, const LeaseRequest& request, Instant due);

/// Gives it back, if `holder` still has it.
void give_lease_back(db::Session& session, std::string_view name, std::string_view holder);

}  // namespace accord::broker::store
