// Waiting for something to happen at the broker, where it tells what happens (GET /events).
#pragma once

#include "base/result.hpp"
#include "broker_client/wire/connection.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace accord::broker_client {

/// What is waited for: one of these events about one of these pacticipants.
struct EventsWanted {
    std::vector<std::string> names;
    std::vector<std::string> pacticipants;
};

/// The place behind which everything happens from now on; nothing when the broker tells no events.
Result<std::optional<std::int64_t>> events_now(Connection& broker);

/// Waits until something wanted has happened behind `place`, for so long at most, a multiple of
/// seconds; a broker is asked for less than half a minute at once. The place from which on to wait
/// the next time.
Result<std::int64_t> wait_for_event(Connection& broker,
                                    const EventsWanted& wanted,
                                    std::int64_t place,
                                    std::chrono::seconds time);

}  // namespace accord::broker_client
