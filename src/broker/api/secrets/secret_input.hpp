// What a client may say about a secret.
#pragma once

#include "broker/api/machinery/answer.hpp"
#include "broker/service/secrets/named_secrets.hpp"

namespace accord::broker::api {

/// Name and value have to be there.
service::SecretMembers read_new_secret(const json::Object& body, FieldErrors& errors);
/// What is missing, null or masked stays as it is.
service::SecretMembers read_changed_secret(const json::Object& body, FieldErrors& errors);

}  // namespace accord::broker::api
