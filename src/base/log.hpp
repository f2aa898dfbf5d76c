// The log: handed in where it is needed, never global, and blind to secrets.
#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace accord {

enum class LogLevel { kDebug, kInfo, kWarn, kError, kFatal, kNone };

/// "debug", "info", "warn", "error", "fatal", "none"; error: kInvalidInput naming the choices.
Result<LogLevel> parse_log_level(std::string_view name);

enum class LogFormat {
    kText,    ///< time, level, text, fields as name=value
    kColour,  ///< the same, with the level in its colour
    kJson,    ///< an object: timestamp, level, message, fields
};

enum class LogStream { kStderr, kStdout, kFile };

struct LogOptions {
    LogLevel level = LogLevel::kWarn;
    LogFormat format = LogFormat::kText;
    LogStream stream = LogStream::kStderr;
    std::string file = {};  ///< of kFile; it is added to
};

/// What an entry tells besides its text.
struct LogField {
    std::string_view name;
    std::variant<std::string_view, std::int64_t, double> value;
};

/// Writes entries to a sink, a line each. Every occurrence of a registered secret is written as
/// `*****`, whatever text it stands in. Thread-safe.
class Logger {
  public:
    using Sink = std::function<void(LogLevel, std::string_view line)>;

    /// For a server: entries below a warning are written together, a moment later; all of them when
    /// the logger ends. Error: kIo naming the file.
    static Result<std::unique_ptr<Logger>> open(const LogOptions& options);

    /// To standard error, one line each: time, level, text.
    static std::unique_ptr<Logger> to_stderr(LogLevel level);

    /// Into nothing.
    static std::unique_ptr<Logger> silent();

    Logger(LogLevel level, Sink sink, LogFormat format = LogFormat::kText)
        : level_(level), format_(format), sink_(std::move(sink)) {}

    /// From now on `value` is never written. Values shorter than 4 characters are ignored: they
    /// would make every line unreadable and hide nothing.
    void redact(std::string_view value);

    /// Whether entries of the level are written, so that others need not be made.
    [[nodiscard]] bool tells(LogLevel level) const {
        return level >= level_ && level_ != LogLevel::kNone;
    }

    void log(LogLevel level, std::string_view text, std::span<const LogField> fields = {});
    void debug(std::string_view text) { log(LogLevel::kDebug, text); }
    void info(std::string_view text) { log(LogLevel::kInfo, text); }
    void warn(std::string_view text) { log(LogLevel::kWarn, text); }
    void error(std::string_view text) { log(LogLevel::kError, text); }

  private:
    [[nodiscard]] std::string redacted(std::string text) const;
    [[nodiscard]] std::string as_text(std::string_view text,
                                      std::span<const LogField> fields) const;
    [[nodiscard]] std::string as_json(LogLevel level,
                                      std::string_view text,
                                      std::span<const LogField> fields) const;

    LogLevel level_;
    LogFormat format_;
    Sink sink_;
    std::mutex sink_mutex_;
    mutable std::shared_mutex secrets_mutex_;
    std::vector<std::string> secrets_;
};

}  // namespace accord
