// The one place where the scopes `team` and `own` of a permission are held against what a request
// is about, which its route names: see Subject, and service/teams/reach.hpp.
#pragma once

#include "broker/api/machinery/call.hpp"
#include "broker/api/machinery/route.hpp"
#include "broker/service/teams/reach.hpp"

#include <optional>

namespace accord::broker::api {

/// What the caller may do with a permission; all where the settings give it to everybody.
service::Reach reach_of_caller(const Call& call, Permission permission);

/// Whether the caller has the route's permission for some things only, so that refuse_subject() has
/// to be asked.
bool is_limited_to_own(const Call& call, const Route& route);

/// The refusal, where what the request is about is out of the caller's reach. A route that names
/// nothing is for those who have its permission for all.
std::optional<http::Response> refuse_subject(const Call& call,
                                             const Route& route,
                                             service::Work& work);

}  // namespace accord::broker::api
