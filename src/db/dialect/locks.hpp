// Locks by name, for what is read in a transaction and must not change before it writes.
#pragma once

#include "db/session.hpp"

#include <string>
#include <vector>

namespace accord::db {

enum class LockMode {
    kShared,  ///< with others who share it
    kAlone,
};

struct Lock {
    std::string name;
    LockMode mode = LockMode::kAlone;
};

/// Waits until no other writing transaction is in the way, and holds the locks until this one ends;
/// what is read from then on is newer than all that was done under them. A use case asks for all it
/// needs at once, first of all: who waits while he holds others may wait in a circle. SQLite's only
/// writer has nobody to wait for. Whether anything was locked: what was read before may be old.
/// Throws DatabaseFailure.
bool lock(Session& session, const std::vector<Lock>& locks);

}  // namespace accord::db
