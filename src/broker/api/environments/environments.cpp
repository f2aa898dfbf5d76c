// Environments over HTTP.
#include "broker/api/environments/environments.hpp"

#include "broker/api/environments/environment_input.hpp"
#include "broker/api/machinery/admission/refusal.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/api/machinery/reach/subject_check.hpp"
#include "broker/service/environments/environment_teams.hpp"
#include "broker/service/teams/teams.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::api {
namespace {

json::Object environment_link(const Urls& urls, const store::Environment& environment) {
    return link(urls.environment(environment.uuid),
                {.title = "Environment", .name = environment.name});
}

using Teams = std::vector<std::string>;

/// The first of the body's teams that is not there.
std::string unknown_team(const Call& call, service::Work& work) {
    for (const auto& uuid : read_environment(call.body_object()).teams.value_or(Teams())) {
        if (!service::is_team(work, uuid)) {
            return uuid;
        }
    }
    return "";
}

http::Response refuse(const Call& call, service::Work& work, service::EnvironmentRefusal refusal) {
    FieldErrors errors;
    switch (refusal) {
        case service::EnvironmentRefusal::kNotFound:
            return not_found(call);
        case service::EnvironmentRefusal::kNameTaken:
            errors.add("name",
                       fmt::format("name '{}' is already used by an existing environment.",
                                   json::string_or(call.body_object(), "name")));
            break;
        case service::EnvironmentRefusal::kUnknownTeam:
            errors.add(
                "teamUuids",
                fmt::format("'{}' does not match an existing team", unknown_team(call, work)));
            break;
        case service::EnvironmentRefusal::kOthersTeams:
            return forbidden(call,
                             "To give an environment to teams, or to take it from them, takes the "
                             "permission team:manage:*. A new one may be given to your own teams.",
                             {"team:manage:*"});
    }
    return invalid(call, errors);
}

/// With its teams, where the broker has any.
json::Object with_teams(const Call& call,
                        const store::Environment& environment,
                        const std::optional<std::vector<store::TeamOfEnvironment>>& teams) {
    auto out = environment_document(call.urls, environment);
    if (!teams) {
        return out;
    }
    json::Array uuids, documents;
    for (const auto& team : *teams) {
        if (team.environment_id != environment.id) {
            continue;
        }
        uuids.push_back(json::Value(team.uuid));
        documents.push_back(json::Object{
            {"uuid", team.uuid},
            {"name", team.name},
            {"_links", {{"self", link(call.urls.team(team.uuid), {.title = "Team"})}}}});
    }
    out["teamUuids"] = std::move(uuids);
    out["_embedded"] = json::Object{{"teams", std::move(documents)}};
    return out;
}

json::Object whole_document(const Call& call,
                            service::Work& work,
                            const store::Environment& environment) {
    return with_teams(
        call, environment, service::teams_of_environments(work, std::span(&environment, 1)));
}

}  // namespace

json::Object environment_document(const Urls& urls, const store::Environment& environment) {
    json::Object out{{"uuid", environment.uuid},
                     {"name", environment.name},
                     {"displayName", environment.display_name},
                     {"production", environment.production}};
    if (environment.contacts) {
        out["contacts"] = json::parse(*environment.contacts).value_or(json::Array());
    }
    out["createdAt"] = to_iso8601(environment.created_at);
    if (environment.updated_at != environment.created_at) {
        out["updatedAt"] = to_iso8601(environment.updated_at);
    }
    const std::string& name = environment.display_name;
    out["_links"] = json::Object{
        {"self", environment_link(urls, environment)},
        {"pb:currently-deployed-deployed-versions",
         link(urls.currently_deployed(environment.uuid),
              {.title = fmt::format("Versions currently deployed to {} environment", name)})},
        {"pb:currently-supported-released-versions",
         link(urls.currently_supported(environment.uuid),
              {.title = fmt::format("Versions released and supported in {} environment", name)})},
        {"pb:environments", link(urls.environments(), {.title = "Environments"})}};
    return out;
}

http::Response get_environments(Call& call) {
    return call.read([&](service::Work& work) {
        json::Array documents, links;
        const auto reach = reach_of_caller(call, Permission::kReadEnvironments);
        const auto environments = service::list_environments(work, call.query("name"), reach);
        const auto teams = service::teams_of_environments(work, environments);
        for (const auto& environment : environments) {
            documents.push_back(with_teams(call, environment, teams));
            links.push_back(environment_link(call.urls, environment));
        }
        return hal(call,
                   {{"_embedded", {{"environments", std::move(documents)}}},
                    {"_links",
                     {{"self", link(call.urls.environments(), {.title = "Environments"})},
                      {"pb:environments", std::move(links)}}}});
    });
}

http::Response post_environment(Call& call) {
    const FieldErrors errors = check_environment(call.body_object());
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return call.write([&](service::Work& work) {
        const auto made = service::create_environment(work, read_environment(call.body_object()));
        return made
                   ? created(
                         call, call.urls.environment(made->uuid), whole_document(call, work, *made))
                   : refuse(call, work, made.error());
    });
}

http::Response get_environment(Call& call) {
    return call.read([&](service::Work& work) {
        const auto found = service::find_environment(work, call.parameter("environment"));
        return found ? hal(call, whole_document(call, work, *found)) : not_found(call);
    });
}

http::Response put_environment(Call& call) {
    const FieldErrors errors = check_environment(call.body_object());
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return call.write([&](service::Work& work) {
        const auto changed = service::change_environment(
            work, call.parameter("environment"), read_environment(call.body_object()));
        return changed ? hal(call, whole_document(call, work, *changed))
                       : refuse(call, work, changed.error());
    });
}

http::Response delete_environment(Call& call) {
    return call.write([&](service::Work& work) {
        const bool was_there = service::delete_environment(work, call.parameter("environment"));
        return was_there ? no_content() : not_found(call);
    });
}

}  // namespace accord::broker::api
