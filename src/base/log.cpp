// The logger on spdlog: secrets are replaced before a line is handed on. spdlog throws when a file
// can't be opened; nothing of it leaves this file.
#include "base/log.hpp"

#include "base/json.hpp"
#include "base/log/batching_sink.hpp"
#include "base/terminal.hpp"
#include "base/text.hpp"

#include <fmt/format.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <chrono>
#include <ctime>
#include <iterator>
#include <unistd.h>

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
        case LogLevel::kFatal:
            return spdlog::level::critical;
        case LogLevel::kNone:
            return spdlog::level::off;
    }
    return spdlog::level::off;
}

std::string_view name_of(LogLevel level) {
    switch (level) {
        case LogLevel::kDebug:
            return "debug";
        case LogLevel::kInfo:
            return "info";
        case LogLevel::kWarn:
            return "warn";
        case LogLevel::kError:
            return "error";
        case LogLevel::kFatal:
            return "fatal";
        case LogLevel::kNone:
            return "none";
    }
    return "none";
}

/// "2026-01-02T03:04:05.678Z"
std::string timestamp() {
    const auto now =
        std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
    const auto seconds = std::chrono::floor<std::chrono::seconds>(now);
    const auto day = std::chrono::floor<std::chrono::days>(seconds);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(now - day);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z",
                       static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()),
                       time.hours().count(),
                       time.minutes().count(),
                       time.seconds().count(),
                       time.subseconds().count());
}

spdlog::sink_ptr sink_of(const LogOptions& options) {
    switch (options.stream) {
        case LogStream::kStderr:
            return std::make_shared<BatchingSink>(STDERR_FILENO);
        case LogStream::kStdout:
            return std::make_shared<BatchingSink>(STDOUT_FILENO);
        case LogStream::kFile:
            return std::make_shared<BatchingSink>(options.file);
    }
    return std::make_shared<BatchingSink>(STDERR_FILENO);
}

/// "error", in red where there are colours.
class LevelFlag final : public spdlog::custom_flag_formatter {
  public:
    explicit LevelFlag(Colour colour) : colour_(colour) {}

    void format(const spdlog::details::log_msg& entry,
                const std::tm&,
                spdlog::memory_buf_t& out) override {
        const auto text = painted(name(entry.level), tone(entry.level), colour_);
        out.append(text.data(), text.data() + text.size());
    }
    [[nodiscard]] std::unique_ptr<custom_flag_formatter> clone() const override {
        return std::make_unique<LevelFlag>(colour_);
    }

  private:
    static std::string_view name(spdlog::level::level_enum level) {
        if (level == spdlog::level::critical) {
            return name_of(LogLevel::kFatal);
        }
        const auto known = spdlog::level::to_string_view(level);
        return {known.data(), known.size()};
    }
    static Tone tone(spdlog::level::level_enum level) {
        if (level >= spdlog::level::err) {
            return Tone::kBad;
        }
        if (level == spdlog::level::warn) {
            return Tone::kWarning;
        }
        return level == spdlog::level::debug ? Tone::kFaint : Tone::kGood;
    }

    Colour colour_;
};

std::unique_ptr<spdlog::formatter> formatter_of(LogFormat format) {
    auto formatter = std::make_unique<spdlog::pattern_formatter>();
    if (format == LogFormat::kJson) {
        formatter->set_pattern("%v");
        return formatter;
    }
    const auto colour = format == LogFormat::kColour ? Colour::kAlways : Colour::kNever;
    formatter->add_flag<LevelFlag>('*', colour).set_pattern("%Y-%m-%dT%H:%M:%S.%e %* %v");
    return formatter;
}

/// What is written at once from `flushed` on.
std::unique_ptr<Logger> logger_on(const LogOptions& options,
                                  spdlog::sink_ptr sink,
                                  spdlog::level::level_enum flushed) {
    auto backend = std::make_shared<spdlog::logger>("accord", std::move(sink));
    backend->set_level(spdlog::level::debug);
    backend->flush_on(flushed);
    backend->set_formatter(formatter_of(options.format));
    return std::make_unique<Logger>(
        options.level,
        [backend](LogLevel at, std::string_view line) { backend->log(spdlog_level(at), line); },
        options.format);
}

}  // namespace

Result<LogLevel> parse_log_level(std::string_view name) {
    static constexpr std::pair<std::string_view, LogLevel> kLevels[] = {
        {"debug", LogLevel::kDebug},
        {"info", LogLevel::kInfo},
        {"warn", LogLevel::kWarn},
        {"error", LogLevel::kError},
        {"fatal", LogLevel::kFatal},
        {"none", LogLevel::kNone},
    };
    for (const auto& [known, level] : kLevels) {
        if (equal_ignoring_case(known, name)) {
            return level;
        }
    }
    return fail(ErrorCode::kInvalidInput,
                "\"" + std::string(name) +
                    "\" is not a log level; use debug, info, warn, error, fatal or none");
}

Result<std::unique_ptr<Logger>> Logger::open(const LogOptions& options) {
    try {
        return logger_on(options, sink_of(options), spdlog::level::warn);
    } catch (const spdlog::spdlog_ex& error) {
        return fail(ErrorCode::kIo, fmt::format("the log can't be written: {}", error.what()));
    }
}

std::unique_ptr<Logger> Logger::to_stderr(LogLevel level) {
    return logger_on(
        {.level = level}, std::make_shared<spdlog::sinks::stderr_sink_mt>(), spdlog::level::debug);
}

std::unique_ptr<Logger> Logger::silent() {
    return std::make_unique<Logger>(LogLevel::kNone, [](LogLevel, std::string_view) {});
}

void Logger::redact(std::string_view value) {
    if (value.size() < 4) {
        return;
    }
    const std::lock_guard lock(secrets_mutex_);
    secrets_.emplace_back(value);
}

void Logger::log(LogLevel level, std::string_view text, std::span<const LogField> fields) {
    if (!tells(level)) {
        return;
    }
    const auto line =
        format_ == LogFormat::kJson ? as_json(level, text, fields) : as_text(text, fields);
    const std::lock_guard lock(sink_mutex_);
    sink_(level, line);
}

std::string Logger::redacted(std::string text) const {
    const std::shared_lock lock(secrets_mutex_);
    for (const std::string& secret : secrets_) {
        if (text.contains(secret)) {
            text = replace_all(text, secret, "*****");
        }
    }
    return text;
}

std::string Logger::as_text(std::string_view text, std::span<const LogField> fields) const {
    std::string line(text);
    for (const auto& field : fields) {
        std::visit(
            [&](const auto& value) {
                fmt::format_to(std::back_inserter(line), " {}={}", field.name, value);
            },
            field.value);
    }
    return redacted(printable_line(line));
}

std::string Logger::as_json(LogLevel level,
                            std::string_view text,
                            std::span<const LogField> fields) const {
    const auto plain = [&](std::string_view part) {
        return to_valid_utf8(redacted(std::string(part)));
    };
    json::Object entry{
        {"timestamp", timestamp()}, {"level", name_of(level)}, {"message", plain(text)}};
    for (const auto& field : fields) {
        const auto* words = std::get_if<std::string_view>(&field.value);
        std::visit(
            [&](const auto& value) {
                entry[field.name] =
                    words != nullptr ? json::Value(plain(*words)) : json::Value(value);
            },
            field.value);
    }
    return json::write_compact(entry);
}

}  // namespace accord
