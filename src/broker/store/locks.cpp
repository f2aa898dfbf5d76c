// The names of the locks: see locks.hpp.
#include "broker/store/locks.hpp"

#include "db/dialect/locks.hpp"

#include <fmt/format.h>

namespace accord::broker::store {
namespace {

/// Whoever writes holds it, so that somebody can be alone.
constexpr const char* kLockOfAll = "everything";
constexpr const char* kLockOfNew = "new pacticipants";
constexpr const char* kLockOfEnvironments = "environments";
constexpr const char* kLockOfSecrets = "secrets";
constexpr const char* kLockOfAudit = "audit";

db::Lock own_rows_of(std::string_view pacticipant, db::LockMode mode) {
    return {fmt::format("pacticipant {}", pacticipant), mode};
}

db::Lock presence_of(std::string_view pacticipant, db::LockMode mode) {
    return {fmt::format("presence of {}", pacticipant), mode};
}

}  // namespace

void lock_pacticipants(db::Session& session, const Touched& touched) {
    using enum db::LockMode;
    std::vector<db::Lock> locks{{kLockOfAll, kShared}};
    for (const auto name : touched.changed) {
        locks.push_back(own_rows_of(name, kAlone));
    }
    for (const auto name : touched.named) {
        locks.push_back(presence_of(name, kShared));
    }
    for (const auto name : touched.removed) {
        locks.push_back(own_rows_of(name, kAlone));
        locks.push_back(presence_of(name, kAlone));
    }
    db::lock(session, locks);
}

void lock_everything(db::Session& session) { db::lock(session, {{kLockOfAll}}); }

bool lock_new_pacticipants(db::Session& session) { return db::lock(session, {{kLockOfNew}}); }

void lock_environments(db::Session& session) {
    db::lock(session, {{kLockOfAll, db::LockMode::kShared}, {kLockOfEnvironments}});
}

void lock_secrets(db::Session& session) {
    db::lock(session, {{kLockOfAll, db::LockMode::kShared}, {kLockOfSecrets}});
}

void lock_audit(db::Session& session) { db::lock(session, {{kLockOfAudit}}); }

void lock_webhook(db::Session& session, std::string_view uuid) {
    db::lock(session, {{kLockOfAll, db::LockMode::kShared}, {fmt::format("webhook {}", uuid)}});
}

}  // namespace accord::broker::store
