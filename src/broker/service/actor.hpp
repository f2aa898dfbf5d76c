// Who asks for a use case, as authentication found out, and what they were given leave to do.
#pragma once

#include <string>

namespace accord::broker::service {

/// What an actor may do, whoever it is.
enum class Access {
    kPublic,  ///< what is public
    kRead,    ///< read everything
    kWrite,   ///< everything
};

struct Actor {
    /// How the actor is known.
    enum class Kind { kAnonymous, kUser };

    Kind kind = Kind::kAnonymous;
    std::string name;  ///< empty when anonymous
    Access access = Access::kPublic;

    bool operator==(const Actor&) const = default;
};

}  // namespace accord::broker::service
