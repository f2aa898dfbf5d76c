// How all pairs stand, with a few look-ups for each, however long their past.
#pragma once

#include "broker/domain/overview/network.hpp"
#include "broker/domain/overview/standing.hpp"
#include "db/session.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace accord::broker::store {

/// Of all pairs with a pact. Who fails in an environment is not told here.
std::vector<domain::Standing> find_standings(db::Session& session);

/// Of those between these pacticipants.
std::vector<domain::Standing> find_standings_among(db::Session& session,
                                                   std::span<const std::int64_t> pacticipants);

/// Consumer and provider of all pairs with a pact.
std::vector<domain::Connection> list_connections(db::Session& session);

/// A pair of which versions are in an environment now and fail.
struct FailingMeeting {
    std::int64_t consumer_id = 0;
    std::int64_t provider_id = 0;
    std::string environment;
};

/// Each pair once for an environment; production first.
std::vector<FailingMeeting> find_failing_meetings(db::Session& session);

/// A pacticipant as lists name it.
struct NamedPacticipant {
    std::int64_t id = 0;
    std::string name;
    std::string display_name;
    std::string search_name;

    using Columns = std::tuple<std::int64_t, std::string, std::string, std::string>;
};
std::vector<NamedPacticipant> list_named_pacticipants(db::Session& session);

/// Who has the label, and who has a version in the environment now, which is named, or given by its
/// UUID.
std::vector<std::int64_t> pacticipants_with_label(db::Session& session, std::string_view label);
std::vector<std::int64_t> pacticipants_in_environment(db::Session& session,
                                                      std::string_view environment);

}  // namespace accord::broker::store
