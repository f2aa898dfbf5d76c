// Who users are at the providers where they sign in.
#pragma once

#include "db/session.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace accord::broker::store {

struct UserAtProvider {
    std::int64_t id = 0;
    std::int64_t user_id = 0;
    std::string provider;
    std::string subject;   ///< for ever
    std::string username;  ///< as they are called there, at the last sign-in
    Instant created_at;

    using Columns =
        std::tuple<std::int64_t, std::int64_t, std::string, std::string, std::string, Instant>;
};

std::optional<UserAtProvider> find_at_provider(db::Session& session,
                                               std::string_view provider,
                                               std::string_view subject);
/// By provider.
std::vector<UserAtProvider> list_at_providers(db::Session& session, std::int64_t user_id);

/// Stores a new one; its id and the time of its making are set here.
UserAtProvider insert_at_provider(db::Session& session, UserAtProvider made, Instant now);
void rename_at_provider(db::Session& session, std::int64_t id, std::string_view username);

}  // namespace accord::broker::store
