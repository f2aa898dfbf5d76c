// Sessions of users who signed in on the page, as hashes of what their browsers hold.
#pragma once

#include "db/session.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace accord::broker::store {

struct PageSession {
    std::int64_t id = 0;
    std::string uuid;
    std::int64_t user_id = 0;
    std::string hash;
    std::string origin;  ///< by which way somebody signed in: "password"
    std::string client;  ///< as the browser names itself
    Instant created_at;
    Instant last_seen_at;  ///< to some minutes
    Instant expires_at;

    using Columns = std::tuple<std::int64_t,
                               std::string,
                               std::int64_t,
                               std::string,
                               std::string,
                               std::string,
                               Instant,
                               Instant,
                               Instant>;
};

std::optional<PageSession> find_session_by_hash(db::Session& session, std::string_view hash);
/// The newest first.
std::vector<PageSession> list_sessions(db::Session& session, std::int64_t user_id);

/// Stores a new one; its id is set here.
PageSession insert_session(db::Session& session, PageSession made);
/// Also when it was used later than that already: what is kept is the latest.
void note_session_use(db::Session& session, std::int64_t id, Instant at);

/// Whether there was one.
bool delete_session(db::Session& session, std::int64_t id);
bool delete_session_by_hash(db::Session& session, std::string_view hash);
void delete_sessions_of_user(db::Session& session, std::int64_t user_id);
/// Of all users, at most so many.
void delete_expired_sessions(db::Session& session, Instant now, std::int64_t count_max);

}  // namespace accord::broker::store
