// The addresses of teams: PactFlow's.
#include "broker/api/routes.hpp"

#include "broker/api/teams/teams.hpp"

namespace accord::broker::api {

std::span<const Route> team_routes() {
    using enum Method;
    using enum Permission;
    using enum Subject;
    using enum Body;
    static constexpr std::string_view kPatchIn[] = {kJson, kJsonPatch};
    static constexpr Route kRoutes[] = {
        {kGet, "/admin/teams", {kReadTeams, kShown}, list_teams},
        {kPost, "/admin/teams", kManageAllTeams, post_team, {.body = kRequired}},
        {kGet, "/admin/teams/:team", {kReadTeams, kShown}, get_team},
        {kPut, "/admin/teams/:team", {kManageTeams, kTeam}, put_team, {.body = kRequired}},
        {kDelete, "/admin/teams/:team", kManageAllTeams, delete_team},
        {kGet, "/admin/teams/:team/users", {kReadTeams, kShown}, list_team_users},
        {kPut,
         "/admin/teams/:team/users",
         {kManageTeams, kTeam},
         put_team_users,
         {.body = kRequired}},
        {kPost,
         "/admin/teams/:team/users",
         {kManageTeams, kTeam},
         post_team_users,
         {.body = kRequired}},
        {kPatch,
         "/admin/teams/:team/users",
         {kManageTeams, kTeam},
         patch_team_users,
         {.takes = kPatchIn, .body = kList}},
        {kDelete, "/admin/teams/:team/users", {kManageTeams, kTeam}, delete_team_users},
        {kGet, "/admin/teams/:team/users/:user", {kReadTeams, kShown}, get_team_user},
        {kDelete, "/admin/teams/:team/users/:user", {kManageTeams, kTeam}, delete_team_user},
    };
    return kRoutes;
}

}  // namespace accord::broker::api
