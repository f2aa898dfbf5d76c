// Who is of a team, over HTTP.
#include "broker/service/teams/team_members.hpp"

#include "broker/api/identity/identity_answers.hpp"
#include "broker/api/identity/user_document.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/api/teams/team_document.hpp"
#include "broker/api/teams/team_input.hpp"
#include "broker/api/teams/teams.hpp"

namespace accord::broker::api {
namespace {

using Users = service::TeamResult<std::vector<service::User>>;

http::Response answer_users(const Call& call, const Users& users) {
    return users ? hal(call, team_users_document(call.urls, call.parameter("team"), *users))
                 : refuse(call, users.error());
}

http::Response change(Call& call, const service::MemberChange& wanted) {
    return write_of_users(call, [&](service::Work& work) {
        return answer_users(call, service::change_members(work, call.parameter("team"), wanted));
    });
}

}  // namespace

http::Response list_team_users(Call& call) {
    return read_of_users(call, [&](service::Work& work) {
        return answer_users(call, service::list_members(work, call.parameter("team")));
    });
}

http::Response put_team_users(Call& call) {
    FieldErrors errors;
    const auto users = read_users(call.body_object(), errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return write_of_users(call, [&](service::Work& work) {
        return answer_users(call, service::set_members(work, call.parameter("team"), users));
    });
}

http::Response post_team_users(Call& call) {
    FieldErrors errors;
    auto users = read_users(call.body_object(), errors);
    return errors.empty() ? change(call, {.added = std::move(users), .removed = {}})
                          : invalid(call, errors);
}

http::Response patch_team_users(Call& call) {
    FieldErrors errors;
    static const json::Array kNothing;
    const auto* patch = call.body ? call.body->if_array() : nullptr;
    const auto wanted = read_member_patch(patch != nullptr ? *patch : kNothing, errors);
    return errors.empty() ? change(call, wanted) : invalid(call, errors);
}

http::Response delete_team_users(Call& call) {
    FieldErrors errors;
    auto users = read_users(call.body_object(), errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return write_of_users(call, [&](service::Work& work) {
        const auto done =
            service::change_members(work, call.parameter("team"), {.added = {}, .removed = users});
        return done ? no_content() : refuse(call, done.error());
    });
}

http::Response get_team_user(Call& call) {
    return read_of_users(call, [&](service::Work& work) {
        const auto found =
            service::find_member(work, call.parameter("team"), call.parameter("user"));
        return found ? hal(call, user_document(call.urls, *found)) : refuse(call, found.error());
    });
}

/// 404 for who is not of it.
http::Response delete_team_user(Call& call) {
    return write_of_users(call, [&](service::Work& work) {
        const auto& team = call.parameter("team");
        const auto& user = call.parameter("user");
        if (const auto found = service::find_member(work, team, user); !found) {
            return refuse(call, found.error());
        }
        const auto done = service::change_members(work, team, {.added = {}, .removed = {user}});
        return done ? no_content() : refuse(call, done.error());
    });
}

}  // namespace accord::broker::api
