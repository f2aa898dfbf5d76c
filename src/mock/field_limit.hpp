// Requests with more fields than anybody means: each is matched and, when it does not match,
// explained.
#pragma once

#include "contract/model/model.hpp"
#include "http/message.hpp"

#include <optional>

namespace accord::mock {

/// The refusal of a request whose query or form has too many names; `decoded` is its body.
std::optional<http::Response> refuse_many_fields(const http::Request& request,
                                                 const contract::Body& decoded);

}  // namespace accord::mock
