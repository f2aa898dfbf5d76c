// Teams as HAL, and refusals about them: see team_document.hpp.
#include "broker/api/teams/team_document.hpp"

#include "broker/api/identity/user_document.hpp"
#include "broker/api/machinery/admission/refusal.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/hal.hpp"

#include <fmt/format.h>

namespace accord::broker::api {
namespace {

json::Array users_as_json(const Urls& urls, const std::vector<service::User>& users) {
    json::Array list;
    for (const auto& user : users) {
        list.push_back(user_document(urls, user));
    }
    return list;
}

http::Response wrong_part(const Call& call, std::string_view field, std::string message) {
    FieldErrors errors;
    errors.add(field, std::move(message));
    return invalid(call, errors);
}

}  // namespace

json::Object team_document(const Urls& urls, const store::Team& team) {
    return {{"uuid", team.uuid},
            {"name", team.name},
            {"numberOfMembers", team.members},
            {"createdAt", to_iso8601(team.created_at)},
            {"updatedAt", to_iso8601(team.updated_at)},
            {"_links",
             {{"self", link(urls.team(team.uuid), {.title = "Team", .name = team.name})},
              {"pf:membership", link(urls.team_users(team.uuid), {.title = "Team membership"})},
              {"pf:integrations",
               link(urls.team_integrations(team.uuid),
                    {.title = "Team integrations", .name = team.name})}}}};
}

json::Object whole_team_document(const Urls& urls, const service::WholeTeam& whole) {
    json::Array pacticipants, environments;
    for (const auto& name : whole.pacticipants) {
        pacticipants.push_back(json::Object{
            {"name", name},
            {"_links",
             {{"self", link(urls.pacticipant(name), {.title = "Pacticipant", .name = name})}}}});
    }
    for (const auto& environment : whole.environments) {
        environments.push_back(
            json::Object{{"uuid", environment.uuid},
                         {"name", environment.name},
                         {"displayName", environment.display_name},
                         {"_links",
                          {{"self",
                            link(urls.environment(environment.uuid),
                                 {.title = "Environment", .name = environment.name})}}}});
    }
    auto document = team_document(urls, whole.team);
    document["_embedded"] =
        json::Object{{"pacticipants", std::move(pacticipants)},
                     {"members", users_as_json(urls, whole.members)},
                     {"administrators", users_as_json(urls, whole.administrators)},
                     {"environments", std::move(environments)}};
    return document;
}

json::Object team_users_document(const Urls& urls,
                                 std::string_view team,
                                 const std::vector<service::User>& users) {
    return {{"_embedded", {{"users", users_as_json(urls, users)}}},
            {"_links",
             {{"self", link(urls.team_users(team), {.title = "Team membership"})},
              {"pf:team", link(urls.team(team), {.title = "Team"})}}}};
}

http::Response refuse(const Call& call, const service::TeamRefusal& refusal) {
    using enum service::TeamRefusal::Kind;
    const auto& what = refusal.what;
    switch (refusal.kind) {
        case kNotFound:
        case kNotOfTeam:
            break;
        case kNameTaken:
            return wrong_part(call, "name", "is already used by another team");
        case kUnknownPacticipant:
            return wrong_part(call,
                              "pacticipantNames",
                              fmt::format("there is no application with the name '{}'", what));
        case kUnknownEnvironment:
            return wrong_part(call,
                              "environmentUuids",
                              fmt::format("there is no environment with the UUID '{}'", what));
        case kUnknownUser:
            return wrong_part(
                call,
                call.body_object().contains("administratorUuids") ? "administratorUuids" : "users",
                fmt::format("there is no user with the UUID '{}'", what));
        case kNotYours:
            return forbidden(call,
                             fmt::format("You do not administer the team '{}'. This takes the "
                                         "permission team:manage:*, or to be its administrator.",
                                         what),
                             {"team:manage:*", "team:manage:{uuid}"});
        case kOthersPacticipant:
            return forbidden(call,
                             fmt::format("The application '{}' is not of this team. To give it "
                                         "one that you have not made takes the permission "
                                         "team:manage:*.",
                                         what),
                             {"team:manage:*"});
        case kOthersEnvironment:
            return forbidden(call,
                             "To give environments to a team takes the permission team:manage:*.",
                             {"team:manage:*"});
    }
    return not_found(call);
}

}  // namespace accord::broker::api
