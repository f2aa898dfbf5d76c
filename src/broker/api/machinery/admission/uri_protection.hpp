// Refuses addresses that no resource should see.
#pragma once

#include "http/message.hpp"

#include <optional>
#include <string_view>

namespace accord::broker::api {

/// The refusal of a target that is no URI, has an empty path segment, or a line end, tab, NUL or
/// broken UTF-8 in a segment; nothing when it is fine.
std::optional<http::Response> refuse_target(std::string_view target);

}  // namespace accord::broker::api
