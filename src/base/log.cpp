// The logger on spdlog: secrets are replaced before a line is handed on.
#define SPDLOG_FMT_EXTERNAL
#include "base/log.hpp"

#include "base/terminal.hpp"
#include "base/text.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace accord {
namespace {

spdlog::level::level_enum spdlog_level(LogLevel level) {
    switch (level) {
        case LogLevel::kDebug:
            return spdlog::level::debug;
        case LogLevel::kInfo:
            return spdlog::level::info;
        case LogLevel::kWarn:
            return spdlog::level::warn;
        case LogLevel::kError:
            return spdlog::level::err;
        case LogLevel::kNone:
            return spdlog::level::off;
    }
    return spdlog::level::off;
}

}  // namespace

Result<LogLevel> parse_log_level(std::string_view name) {
    static constexpr std::pair<std::string_view, LogLevel> kLevels[] = {
        {"debug", LogLevel::kDebug},
        {"info", LogLevel::kInfo},
        {"warn", LogLevel::kWarn},
        {"error", LogLevel::kError},
        {"none", LogLevel::kNone},
    };
    for (const auto& [known, level] : kLevels) {
        if (equal_ignoring_case(known, name)) {
            return level;
        }
    }
    return fail(
        ErrorCode::kInvalidInput,
        "\"" + std::string(name) + "\" is not a log level; use debug, info, warn, error or none");
}

std::unique_ptr<Logger> Logger::to_stderr(LogLevel level) {
    auto backend = std::make_shared<spdlog::logger>(
        "accord", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    backend->set_level(spdlog::level::debug);
    backend->set_pattern("%Y-%m-%dT%H:%M:%S.%e %l %v");
    return std::make_unique<Logger>(level, [backend](LogLevel at, std::string_view line) {
        backend->log(spdlog_level(at), line);
    });
}

std::unique_ptr<Logger> Logger::silent() {
    return std::make_unique<Logger>(LogLevel::kNone, [](LogLevel, std::string_view) {});
}

void Logger::redact(std::string_view value) {
    if (value.size() < 4) {
        return;
    }
    const std::lock_guard lock(mutex_);
    secrets_.emplace_back(value);
}

void Logger::log(LogLevel level, std::string_view text) {
    if (level < level_ || level_ == LogLevel::kNone) {
        return;
    }
    const std::lock_guard lock(mutex_);
    std::string line = printable_line(text);
    for (const std::string& secret : secrets_) {
        line = replace_all(line, secret, "*****");
    }
    sink_(level, line);
}

}  // namespace accord
