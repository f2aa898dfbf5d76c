// Io threads that outlive their servers: a test starts and ends a server for each of its cases, and
// a new thread costs more than what the server does.
#pragma once

#include "http/server/connection.hpp"

#include <memory>

namespace accord::http {

/// A lane whose thread runs, for one server alone: one that an earlier server left, or a new one.
std::unique_ptr<Lane> take_lane();

/// Ends of a server: the lane is kept for the next, unless enough are, or something is left on it.
void leave_lane(std::unique_ptr<Lane> lane);

}  // namespace accord::http
