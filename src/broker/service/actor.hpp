// Who asks for a use case, as authentication found out, and what they were given leave to do.
#pragma once

#include "base/clock.hpp"
#include "broker/domain/identity/permissions.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace accord::broker::service {

/// What an actor may do, whoever it is.
enum class Access {
    kPublic,   ///< what is public
    kRead,     ///< read everything
    kWrite,    ///< everything; not to manage users, once there are any
    kGranted,  ///< what the actor's grants say
};

struct Actor {
    /// How the actor is known.
    enum class Kind { kAnonymous, kUser };

    Kind kind = Kind::kAnonymous;
    std::string name;  ///< empty when anonymous
    Access access = Access::kPublic;

    std::string uuid = {};  ///< of a user or system account; empty: is none
    bool is_system_account = false;
    std::string token = {};      ///< the UUID of the one that was shown; empty: none was
    domain::Grants grants = {};  ///< with what they imply; for Access::kGranted
    std::string session = {};    ///< the UUID of the page's that the request is of; empty: of none
    std::optional<Instant> until = {};  ///< when what was shown expires
    std::int64_t identities = 0;  ///< the version by which this was found out; 0: without users
    std::int64_t account = 0;     ///< the row of the user or system account; 0: is none
    bool has_teams = false;       ///< the broker, by that version: scopes mean less than everything

    bool operator==(const Actor&) const = default;
};

}  // namespace accord::broker::service
