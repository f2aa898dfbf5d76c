// Teams over HTTP.
#include "broker/api/teams/teams.hpp"

#include "broker/api/identity/identity_answers.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/api/machinery/pagination.hpp"
#include "broker/api/teams/team_document.hpp"
#include "broker/api/teams/team_input.hpp"

namespace accord::broker::api {

http::Response list_teams(Call& call) {
    FieldErrors errors;
    const auto pagination = read_pagination(call, errors);
    const auto part = read_search(call, errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return read_of_users(call, [&](service::Work& work) {
        const auto page = service::list_teams(work, part, pagination.page());
        json::Array teams;
        for (const auto& team : page.teams) {
            teams.push_back(team_document(call.urls, team));
        }
        const auto url = call.urls.teams();
        json::Object body{{"teams", std::move(teams)},
                          {"_links", {{"self", link(url, {.title = "Teams"})}}}};
        pagination.add_to(body, url, page.total);
        return hal(call, body);
    });
}

/// Beside what it is the answer lists it as one of `teams`, where clients of PactFlow look for it.
http::Response post_team(Call& call) {
    FieldErrors errors;
    const auto members = read_team(call.body_object(), errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return write_of_users(call, [&](service::Work& work) {
        const auto made = service::create_team(work, members);
        if (!made) {
            return refuse(call, made.error());
        }
        auto document = whole_team_document(call.urls, *made);
        document["teams"] = json::Array{whole_team_document(call.urls, *made)};
        return created(call, call.urls.team(made->team.uuid), document);
    });
}

http::Response get_team(Call& call) {
    return read_of_users(call, [&](service::Work& work) {
        const auto found = service::find_team(work, call.parameter("team"));
        return found ? hal(call, whole_team_document(call.urls, *found)) : not_found(call);
    });
}

http::Response put_team(Call& call) {
    FieldErrors errors;
    const auto members = read_team(call.body_object(), errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return write_of_users(call, [&](service::Work& work) {
        const auto changed = service::change_team(work, call.parameter("team"), members);
        return changed ? hal(call, whole_team_document(call.urls, *changed))
                       : refuse(call, changed.error());
    });
}

http::Response delete_team(Call& call) {
    return write_of_users(call, [&](service::Work& work) {
        const auto done = service::delete_team(work, call.parameter("team"));
        return done ? no_content() : refuse(call, done.error());
    });
}

}  // namespace accord::broker::api
