// Conditional requests: every document has an entity tag, and who has it already gets no copy.
#pragma once

#include "http/message.hpp"

namespace accord::broker::api {

/// Gives the answer to a GET or HEAD its ETag.
void add_entity_tag(const http::Request& request, http::Response& response);

/// Looks at the ETag: 304 without a body when If-None-Match names it, 412 when If-Match names
/// others.
void apply_conditions(const http::Request& request, http::Response& response);

}  // namespace accord::broker::api
