// Version, start and log: include/pact/logging.h.
#include "pact/logging.h"

#include "base/text.hpp"
#include "ffi/edge/c_text.hpp"
#include "ffi/edge/guard.hpp"
#include "ffi/edge/library_log.hpp"

#include <fmt/format.h>

#include <bit>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace accord::ffi {

namespace {

/// The failure codes of pactffi_logger_attach_sink().
enum LogStatus {
    kApplied = 0,
    kCantApply = -1,
    kNotUtf8 = -3,
    kUnknownSink = -4,
    kNoFileNamed = -5,
    kFileNotOpened = -6,
};

/// The sinks that this thread has attached and not yet applied.
std::vector<LogSink>& attached_sinks() {
    thread_local std::vector<LogSink> sinks;
    return sinks;
}

/// "INFO" in any case; what is no level is INFO.
LogLevel level_named(const char* name) {
    const auto text = text_of(name, "the log level");
    const std::string level = to_lower(text ? *text : "");
    if (level == "trace" || level == "debug") {
        return LogLevel::kDebug;
    }
    if (level == "warn" || level == "warning") {
        return LogLevel::kWarn;
    }
    if (level == "error") {
        return LogLevel::kError;
    }
    return level == "none" || level == "off" ? LogLevel::kNone : LogLevel::kInfo;
}

Answer<int> apply(std::vector<LogSink> sinks) {
    if (auto applied = apply_log(std::move(sinks)); !applied) {
        return refuse<int>(kCantApply, applied.error());
    }
    return kApplied;
}

Answer<int> attach(const char* specifier, LevelFilter filter) {
    const auto named = text_of(specifier, "the sink specifier");
    if (!named) {
        return refuse<int>(kNotUtf8, named.error());
    }
    const LogLevel level = log_level_of(filter);
    const std::string_view sink = *named;
    if (sink == "stdout") {
        attached_sinks().push_back(to_standard_output(level));
    } else if (sink == "stderr") {
        attached_sinks().push_back(to_standard_error(level));
    } else if (sink == "buffer") {
        attached_sinks().push_back(to_buffers(level));
    } else if (sink == "file" || sink == "file ") {
        return refuse<int>(kNoFileNamed, "the sink \"file\" needs a path: \"file /some/file.log\"");
    } else if (sink.starts_with("file ")) {
        auto file = to_log_file(std::string(trim(sink.substr(5))), level);
        if (!file) {
            return refuse<int>(kFileNotOpened, file.error());
        }
        attached_sinks().push_back(*std::move(file));
    } else {
        return refuse<int>(kUnknownSink,
                           fmt::format("unknown log sink \"{}\": choose stdout, stderr, buffer or "
                                       "\"file <path>\"",
                                       sink));
    }
    return kApplied;
}

int log_to(const char* specifier, int level_filter) {
    return guarded<int>(kCantApply, [&]() -> Answer<int> {
        attached_sinks().clear();
        auto attached = attach(specifier, std::bit_cast<LevelFilter>(level_filter));
        const int status = std::move(attached).settle(kCantApply);
        return status == kApplied ? apply(std::exchange(attached_sinks(), {})) : status;
    });
}

}  // namespace

extern "C" {

const char* pactffi_version(void) { return ACCORD_CORE_VERSION; }

void pactffi_init(const char* log_env_var) {
    guarded([&]() -> Result<void> {
        const auto named = optional_text_of(log_env_var, "log_env_var");
        const std::string variable(named && *named ? **named : "LOG_LEVEL");
        return apply_log({to_standard_output(level_named(std::getenv(variable.c_str())))});
    });
}

void pactffi_init_with_log_level(const char* level) {
    guarded([&] { return apply_log({to_standard_output(level_named(level))}); });
}

void pactffi_enable_ansi_support(void) {
    // Terminals need it on Windows only.
}

void pactffi_log_message(const char* source, const char* log_level, const char* message) {
    guarded([&]() -> Result<void> {
        const auto text = text_of(message, "message");
        if (!text) {
            return fail(text.error());
        }
        const auto named = optional_text_of(source, "source");
        const LogField field{"source", named && *named ? **named : "client"};
        library_log().log(level_named(log_level), *text, {&field, 1});
        return {};
    });
}

int pactffi_log_to_buffer(int level_filter) { return log_to("buffer", level_filter); }

int pactffi_log_to_file(const char* file_name, int level_filter) {
    return guarded<int>(kCantApply, [&]() -> Answer<int> {
        const auto file = text_of(file_name, "file_name");
        if (!file) {
            return refuse<int>(kNotUtf8, file.error());
        }
        return log_to(fmt::format("file {}", *file).c_str(), level_filter);
    });
}

int pactffi_log_to_stderr(int level_filter) { return log_to("stderr", level_filter); }

int pactffi_log_to_stdout(int level_filter) { return log_to("stdout", level_filter); }

void pactffi_logger_init(void) {
    guarded([]() -> Result<void> {
        attached_sinks().clear();
        return {};
    });
}

int pactffi_logger_attach_sink(const char* sink_specifier, int level_filter) {
    return guarded<int>(kCantApply, [&] {
        return attach(sink_specifier, std::bit_cast<LevelFilter>(level_filter));
    });
}

int pactffi_logger_apply(void) {
    return guarded<int>(kCantApply, []() -> Answer<int> {
        std::vector<LogSink> sinks = std::exchange(attached_sinks(), {});
        if (sinks.empty()) {
            sinks.push_back(to_standard_output(LogLevel::kInfo));
        }
        return apply(std::move(sinks));
    });
}

const char* pactffi_fetch_log_buffer(const char* log_id) {
    return guarded<const char*>(nullptr, [&]() -> Answer<const char*> {
        const auto scope = optional_text_of(log_id, "log_id");
        if (!scope) {
            return fail(scope.error());
        }
        return give_text(take_log_buffer(scope->value_or(kGlobalScope)));
    });
}

int pactffi_get_error_message(char* buffer, int length) {
    enum { kNullBuffer = -1, kBufferTooSmall = -2 };
    if (buffer == nullptr) {
        return kNullBuffer;
    }
    const std::string& message = last_error();
    const std::size_t needed = message.size() + 1;
    if (length <= 0 || static_cast<std::size_t>(length) < needed) {
        return kBufferTooSmall;
    }
    std::memset(buffer, 0, static_cast<std::size_t>(length));
    std::memcpy(buffer, message.data(), message.size());
    return static_cast<int>(needed);
}

}  // extern "C"

}  // namespace accord::ffi
