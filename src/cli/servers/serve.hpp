// Composes the broker from its parts and keeps it running.
#pragma once

#include "base/log.hpp"
#include "broker/broker.hpp"
#include "cli/console.hpp"
#include "cli/exit_code.hpp"

#include <string>
#include <vector>

namespace accord::cli {

struct ServeOptions {
    broker::BrokerOptions broker;
    std::string address = "127.0.0.1";
    unsigned short port = 9292;
    LogLevel log_level = LogLevel::kWarn;
    std::vector<std::string> unknown_settings;  ///< told in the log: they have no effect
};

/// Serves until SIGINT or SIGTERM, then lets open requests finish for some seconds; the log says
/// what was cut, and the exit code that something was. The address is printed when the first
/// request can come.
CommandOutcome serve(ServeOptions options, Console& console);

}  // namespace accord::cli
