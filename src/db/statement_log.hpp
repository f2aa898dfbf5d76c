// Tells the log which statements ran, and which were slow.
#pragma once

#include "base/log.hpp"

#include <chrono>
#include <memory>
#include <string_view>

namespace accord::db {

struct StatementLog {
    std::shared_ptr<Logger> log = nullptr;  ///< none: nothing is told
    LogLevel level = LogLevel::kNone;       ///< at which every statement is told
    std::chrono::milliseconds slow{5000};   ///< from here on it is a warning

    /// Parameters are not told: they are what users wrote.
    void tell(std::string_view sql, std::chrono::steady_clock::duration took) const;
};

}  // namespace accord::db
