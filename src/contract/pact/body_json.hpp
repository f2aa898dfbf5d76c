// Bodies in pact files: the value itself in V1 to V3, an object around it in V4.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "contract/model/model.hpp"

#include <optional>
#include <string_view>

namespace accord::contract {

/// Reads a body of V1 to V3. `value` is nullptr when the file has none; `content_type` comes from
/// the headers and may be empty. Text of a binary type is base64 when it can be read so.
Body body_from_json(const json::Value* value, std::string_view content_type);

/// Reads V4's {"content", "contentType", "encoded", "contentTypeHint"}. Error: kInvalidInput for an
/// unknown encoding or text that is not base64.
Result<Body> body_from_v4_json(const json::Value* value, std::string_view content_type);

/// As V1 to V3 write it; nothing for a missing body.
std::optional<json::Value> body_to_json(const Body& body);

/// As V4 writes it; nothing for a missing body.
std::optional<json::Value> body_to_v4_json(const Body& body);

}  // namespace accord::contract
