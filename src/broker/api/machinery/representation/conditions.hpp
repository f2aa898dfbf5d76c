// Conditional requests: every document has an entity tag, and who has it already gets no copy.
#pragma once

#include "http/message.hpp"

namespace accord::broker::api {

/// A weak comparison overlooks that a tag says of itself that it is weak.
enum class Comparison { kStrong, kWeak };

/// Of the document in this media type: bytes and type make the representation.
std::string entity_tag(const http::Response& response);

/// Whether the value of If-Match or If-None-Match names the tag, or whatever there is.
bool names_tag(std::string_view list, std::string_view tag, Comparison comparison);

/// Gives the answer to a GET or HEAD its ETag.
void add_entity_tag(const http::Request& request, http::Response& response);

/// Looks at the ETag: 304 without a body when If-None-Match names it, 412 when If-Match names
/// others.
void apply_conditions(const http::Request& request, http::Response& response);

}  // namespace accord::broker::api
