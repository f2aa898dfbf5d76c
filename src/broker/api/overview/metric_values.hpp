// Values as metrics tell them.
#pragma once

#include "base/clock.hpp"
#include "base/json.hpp"

#include <cstdint>
#include <optional>

namespace accord::broker::api {

inline json::Value time_or_null(const std::optional<Instant>& time) {
    return time ? json::Value(to_iso8601(*time)) : json::Value();
}

inline json::Object count_alone(std::int64_t count) { return {{"count", count}}; }

}  // namespace accord::broker::api
