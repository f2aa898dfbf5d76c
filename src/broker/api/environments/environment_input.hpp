// What a client may say about an environment (broker.md 7.2).
#pragma once

#include "broker/api/machinery/answer.hpp"
#include "broker/service/environments/environments.hpp"

namespace accord::broker::api {

/// What is wrong with the body, apart from a name that is taken.
FieldErrors check_environment(const json::Object& body);

/// The members of a body without errors; what is not given is empty.
service::EnvironmentMembers read_environment(const json::Object& body);

}  // namespace accord::broker::api
