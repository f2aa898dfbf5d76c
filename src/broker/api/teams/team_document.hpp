// How teams are shown, and why one is not changed.
#pragma once

#include "broker/api/machinery/call.hpp"
#include "broker/service/teams/teams.hpp"

namespace accord::broker::api {

/// As a list has it.
json::Object team_document(const Urls& urls, const store::Team& team);
json::Object whole_team_document(const Urls& urls, const service::WholeTeam& whole);

json::Object team_users_document(const Urls& urls,
                                 std::string_view team,
                                 const std::vector<service::User>& users);

http::Response refuse(const Call& call, const service::TeamRefusal& refusal);

}  // namespace accord::broker::api
