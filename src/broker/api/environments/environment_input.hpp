// What a client may say about an environment (broker.md 7.2).
#pragma once

#include "broker/api/machinery/answer.hpp"
#include "broker/store/environments/environments.hpp"

namespace accord::broker::api {

/// What is wrong with the body, apart from a name that is taken.
FieldErrors check_environment(const json::Object& body);

/// The fields of a body without errors, put into `environment`; what is not given is made up or
/// becomes empty.
void read_environment(const json::Object& body, store::Environment& environment);

}  // namespace accord::broker::api
