// Who waited too long for a connection hears the same, whatever kept it.
#pragma once

#include "db/failure.hpp"

namespace accord::db {

inline DatabaseFailure all_busy() {
    return DatabaseFailure(
        Error{ErrorCode::kTimeout, "database: all connections are busy; try again in a moment"});
}

}  // namespace accord::db
