// The log: handed in where it is needed, never global, and blind to secrets.
#pragma once

#include "base/result.hpp"

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace accord {

enum class LogLevel { kDebug, kInfo, kWarn, kError, kNone };

/// "debug", "info", "warn", "error", "none"; error: kInvalidInput naming the choices.
Result<LogLevel> parse_log_level(std::string_view name);

/// Writes lines to a sink. Every occurrence of a registered secret is written as `*****`, whatever
/// text it stands in. Thread-safe.
class Logger {
  public:
    using Sink = std::function<void(LogLevel, std::string_view line)>;

    /// To standard error, one line each: time, level, text.
    static std::unique_ptr<Logger> to_stderr(LogLevel level);

    /// Into nothing.
    static std::unique_ptr<Logger> silent();

    Logger(LogLevel level, Sink sink) : level_(level), sink_(std::move(sink)) {}

    /// From now on `value` is never written. Values shorter than 4 characters are ignored: they
    /// would make every line unreadable and hide nothing.
    void redact(std::string_view value);

    void log(LogLevel level, std::string_view text);
    void debug(std::string_view text) { log(LogLevel::kDebug, text); }
    void info(std::string_view text) { log(LogLevel::kInfo, text); }
    void warn(std::string_view text) { log(LogLevel::kWarn, text); }
    void error(std::string_view text) { log(LogLevel::kError, text); }

  private:
    LogLevel level_;
    Sink sink_;
    std::mutex mutex_;
    std::vector<std::string> secrets_;
};

}  // namespace accord
