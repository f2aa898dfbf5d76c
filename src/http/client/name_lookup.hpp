// Host names to addresses, within a deadline.
#pragma once

#include "http/asio.hpp"

#include <stop_token>
#include <string>
#include <vector>

namespace accord::http {

struct LookUpLimit {
    Deadline deadline;
    std::stop_token stop = {};
};

/// The endpoints of a host name or IP address. The system's look-up can't be interrupted, so it
/// runs on a thread of its own, which is left behind when the deadline passes (error: timed_out) or
/// it is to stop (operation_aborted).
std::vector<tcp::endpoint> look_up(const std::string& host,
                                   unsigned short port,
                                   const LookUpLimit& limit,
                                   error_code& error);

}  // namespace accord::http
