// Who asks for a use case, as authentication found out.
#pragma once

#include <string>

namespace accord::broker::service {

struct Actor {
    enum class Kind { kAnonymous, kUser };

    Kind kind = Kind::kAnonymous;
    std::string name;  ///< empty when anonymous

    bool operator==(const Actor&) const = default;
};

}  // namespace accord::broker::service
