// What use cases lock before they read: on PostgreSQL they run side by side, on this node and on
// others (db/dialect/locks.hpp). Those that change different pacticipants don't wait for each
// other.
#pragma once

#include "db/session.hpp"

#include <string_view>
#include <vector>

namespace accord::broker::store {

/// Names of pacticipants, by what may become of them.
struct Touched {
    /// Their own rows, versions, branches, tags, labels, deployments, releases; as consumers their
    /// pacts, as providers their results.
    std::vector<std::string_view> changed = {};
    /// Are only to stay: rows of others refer to them.
    std::vector<std::string_view> named = {};
    /// May go, with all that refers to them.
    std::vector<std::string_view> removed = {};
};

/// First of all that a use case does. Throws DatabaseFailure, as the others.
void lock_pacticipants(db::Session& session, const Touched& touched);

/// Nobody else writes until the end of the transaction.
void lock_everything(db::Session& session);

/// Nobody else makes a pacticipant until the end of the transaction. Nothing is locked after it.
/// Whether somebody else may have made one before.
bool lock_new_pacticipants(db::Session& session);

/// Before environments are made, renamed or deleted.
void lock_environments(db::Session& session);

/// Before an entry of the audit log is written, last of all that a transaction does.
void lock_audit(db::Session& session);

/// Before named secrets are made, changed or deleted.
void lock_secrets(db::Session& session);

/// Before a webhook is made or changed.
void lock_webhook(db::Session& session, std::string_view uuid);

}  // namespace accord::broker::store
