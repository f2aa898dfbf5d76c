// Whose things are, as an account sees it: what scopes of permissions are held against.
#pragma once

#include "db/session.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

namespace accord::broker::store {

/// One that is of no team is everybody's.
struct Belonging {
    std::int64_t id = 0;
    bool is_own = false;          ///< the account has made it
    bool is_of_team = false;      ///< of any
    bool is_of_own_team = false;  ///< of one that the account is of

    using Columns = std::tuple<std::int64_t, bool, bool, bool>;
};

/// Nothing when there is none.
std::optional<Belonging> belonging_of_pacticipant(db::Session& session,
                                                  std::string_view name,
                                                  std::int64_t account);
std::optional<Belonging> belonging_of_environment(db::Session& session,
                                                  std::string_view uuid,
                                                  std::int64_t account);
std::optional<Belonging> belonging_of_account(db::Session& session,
                                              std::string_view uuid,
                                              std::int64_t account);

/// Where something is deployed or released.
struct Place {
    std::string pacticipant;
    std::string environment;  ///< its UUID

    using Columns = std::tuple<std::string, std::string>;
};
std::optional<Place> place_of_deployment(db::Session& session, std::string_view uuid);
std::optional<Place> place_of_release(db::Session& session, std::string_view uuid);

/// The UUID of the webhook that something was sent for; nothing when it is gone.
std::optional<std::string> webhook_of_delivery(db::Session& session, std::string_view uuid);

}  // namespace accord::broker::store
