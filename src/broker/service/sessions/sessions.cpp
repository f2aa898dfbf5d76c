// The use cases of sessions: see sessions.hpp. A new one is unknown to every node, so that nobody
// has to forget anything; one that ends raises the version, so that all do.
#include "broker/service/sessions/sessions.hpp"

#include "base/text.hpp"
#include "broker/service/identity/token_text.hpp"
#include "broker/service/identity/users.hpp"
#include "broker/service/sessions/session_text.hpp"
#include "broker/store/identity/identity_version.hpp"
#include "broker/store/identity/users.hpp"

#include <algorithm>

namespace accord::broker::service {
namespace {

/// So that a sign-in never waits for many.
constexpr std::int64_t kExpiredAtOnce = 100;
constexpr std::size_t kClientBytesMax = 200;

std::string client_of(std::string_view text) {
    return to_valid_utf8(std::string(text.substr(0, kClientBytesMax)));
}

/// Whether any ended that a node may know.
bool make_room(Work& work, std::int64_t user_id) {
    store::delete_expired_sessions(work.session, work.now, kExpiredAtOnce);
    const auto sessions = store::list_sessions(work.session, user_id);
    if (sessions.size() < domain::kSessionsOfUserMax) {
        return false;
    }
    for (auto i = domain::kSessionsOfUserMax - 1; i < sessions.size(); ++i) {
        store::delete_session(work.session, sessions[i].id);
    }
    return true;
}

}  // namespace

IdentityResult<BegunSession> begin_session(Work& work,
                                           std::string_view user,
                                           const NewSession& made) {
    const auto identities = store::hold_identity_version(work.session);
    const auto account = store::find_user(work.session, user);
    if (!account || !account->active || account->type != store::kRegularUser) {
        return std::unexpected(IdentityRefusal::kNotFound);
    }
    const bool was_replaced =
        !made.replaces.empty() &&
        store::delete_session_by_hash(work.session, hash_of_token(made.replaces));
    if (make_room(work, account->id) || was_replaced) {
        store::raise_identity_version(work.session);
    }
    BegunSession begun{.session = {.uuid = make_uuid(work.random),
                                   .user_id = account->id,
                                   .origin = made.origin,
                                   .client = client_of(made.client),
                                   .created_at = work.now,
                                   .last_seen_at = work.now,
                                   .expires_at = work.now + work.settings.session_rules.length},
                       .value = make_session_text(),
                       .identities = identities};
    begun.session.hash = hash_of_token(begun.value);
    begun.session = store::insert_session(work.session, std::move(begun.session));
    store::note_login(work.session, account->id, work.now);
    return begun;
}

std::vector<store::PageSession> list_sessions(Work& work, std::string_view user) {
    const auto account = store::find_user(work.session, user);
    if (!account) {
        return {};
    }
    auto sessions = store::list_sessions(work.session, account->id);
    std::erase_if(sessions, [&](const store::PageSession& one) {
        return one.expires_at <= work.now ||
               work.settings.session_rules.is_over(one.last_seen_at, work.now);
    });
    return sessions;
}

IdentityResult<void> end_session(Work& work, std::string_view user, std::string_view uuid) {
    store::raise_identity_version(work.session);
    const auto account = store::find_user(work.session, user);
    if (!account) {
        return std::unexpected(IdentityRefusal::kNotFound);
    }
    const auto sessions = store::list_sessions(work.session, account->id);
    const auto found = std::ranges::find(sessions, uuid, &store::PageSession::uuid);
    if (found == sessions.end()) {
        return std::unexpected(IdentityRefusal::kNotFound);
    }
    store::delete_session(work.session, found->id);
    return {};
}

void end_own_sessions(Work& work, std::string_view user) {
    store::raise_identity_version(work.session);
    if (const auto account = store::find_user(work.session, user)) {
        store::delete_sessions_of_user(work.session, account->id);
    }
}

IdentityResult<void> end_sessions_of(Work& work, std::string_view user) {
    const auto account = user_to_change(work, user);
    if (!account) {
        return std::unexpected(account.error());
    }
    store::delete_sessions_of_user(work.session, account->id);
    return {};
}

}  // namespace accord::broker::service
