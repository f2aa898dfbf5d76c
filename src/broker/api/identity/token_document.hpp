// How tokens are shown: without their value, but to whoever makes one.
#pragma once

#include "base/json.hpp"
#include "broker/service/identity/tokens.hpp"

#include <string>

namespace accord::broker::api {

/// `url` is the token's own.
json::Object token_document(const store::Token& token, std::string url);

/// With the value.
json::Object issued_token_document(const service::IssuedToken& issued, std::string url);

}  // namespace accord::broker::api
