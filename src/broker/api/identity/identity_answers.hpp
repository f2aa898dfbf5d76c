// What the resources of users, roles and tokens answer when there are no users, and when a rule
// forbids a change.
#pragma once

#include "broker/api/machinery/call.hpp"
#include "broker/service/identity/identity_refusal.hpp"

#include <utility>

namespace accord::broker::api {

/// 404: it begins with the first administrator, whom whoever has the database makes.
http::Response no_users(const Call& call);

http::Response refuse(const Call& call, service::IdentityRefusal refusal);

/// As Call::read and Call::write, once there are users.
template <class Answer>
http::Response read_of_users(Call& call, Answer answer) {
    return call.read([&](service::Work& work) {
        return work.actor.identities == 0 ? no_users(call) : answer(work);
    });
}
template <class Answer>
http::Response write_of_users(Call& call, Answer answer) {
    return call.write([&](service::Work& work) {
        return work.actor.identities == 0 ? no_users(call) : answer(work);
    });
}

}  // namespace accord::broker::api
