// Opens the broker of a server, and waits a while for a database that is coming up: in a compose
// file both start at once.
#pragma once

#include "base/log.hpp"
#include "broker/broker.hpp"

#include <chrono>
#include <functional>
#include <memory>

namespace accord::cli {

/// As the Ruby broker waits between two attempts.
inline constexpr auto kDatabaseRetryPause = std::chrono::seconds(3);

/// Waits for so long, or until the server is told to end; whether to go on.
using Pause = std::function<bool(std::chrono::milliseconds)>;

/// Tries again as often as the settings say, while the database does not answer; says so once in
/// the log. Null when a pause was the end. Errors: those of Broker::open.
Result<std::unique_ptr<broker::Broker>> open_broker(const broker::BrokerOptions& options,
                                                    Logger& log,
                                                    const Pause& pause);

}  // namespace accord::cli
