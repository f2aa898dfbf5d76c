// The resources of teams: /admin/teams, and who is of them.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

http::Response list_teams(Call& call);
http::Response post_team(Call& call);
http::Response get_team(Call& call);
http::Response put_team(Call& call);
http::Response delete_team(Call& call);

http::Response list_team_users(Call& call);
http::Response put_team_users(Call& call);
http::Response post_team_users(Call& call);
http::Response patch_team_users(Call& call);
http::Response delete_team_users(Call& call);
http::Response get_team_user(Call& call);
http::Response delete_team_user(Call& call);

}  // namespace accord::broker::api
