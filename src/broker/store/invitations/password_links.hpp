// Links by which somebody sets a password, once, as hashes of what is in them.
#pragma once

#include "db/session.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <tuple>

namespace accord::broker::store {

struct PasswordLink {
    std::int64_t id = 0;
    std::int64_t user_id = 0;
    std::string hash;
    Instant created_at;
    Instant expires_at;

    using Columns = std::tuple<std::int64_t, std::int64_t, std::string, Instant, Instant>;
};

std::optional<PasswordLink> find_password_link(db::Session& session, std::string_view hash);
/// When the newest one of a user was made.
std::optional<Instant> newest_password_link(db::Session& session, std::int64_t user_id);
void insert_password_link(db::Session& session, const PasswordLink& made);
void delete_password_links(db::Session& session, std::int64_t user_id);

}  // namespace accord::broker::store
