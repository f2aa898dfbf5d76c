// Sinks of the log, chosen once, and the buffers of scopes.
#include "ffi/edge/library_log.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <deque>
#include <mutex>
#include <unordered_map>

namespace accord::ffi {

namespace {

/// The text of each scope, bounded.
class LogBuffers {
  public:
    void add(std::string_view scope, std::string_view line) {
        const std::lock_guard lock(mutex_);
        auto found = texts_.find(std::string(scope));
        if (found == texts_.end()) {
            if (scope != kGlobalScope) {
                make_room();
                scopes_.emplace_back(scope);
            }
            found = texts_.emplace(std::string(scope), std::string()).first;
        }
        std::string& text = found->second;
        text.append(line).push_back('\n');
        if (text.size() > kLogBufferBytesMax) {
            // A quarter at a time, so that a full buffer does not cost a copy with each line.
            const std::size_t end = text.find('\n', text.size() - kLogBufferBytesMax / 4 * 3);
            text.erase(0, end == std::string::npos ? text.size() : end + 1);
        }
    }

    std::string take(std::string_view scope) {
        const std::lock_guard lock(mutex_);
        const auto found = texts_.find(std::string(scope));
        return found == texts_.end() ? std::string() : std::exchange(found->second, {});
    }

    void end(std::string_view scope) {
        const std::lock_guard lock(mutex_);
        texts_.erase(std::string(scope));
        std::erase(scopes_, scope);
    }

  private:
    void make_room() {
        if (scopes_.size() >= kLogScopesMax) {
            texts_.erase(scopes_.front());
            scopes_.pop_front();
        }
    }

    std::mutex mutex_;
    std::unordered_map<std::string, std::string> texts_;
    std::deque<std::string> scopes_;  ///< those that end, oldest first
};

LogBuffers& log_buffers() {
    static auto* buffers = new LogBuffers;
    return *buffers;
}

using LogSinks = std::vector<LogSink>;

/// What was applied; set once, so that reading it needs no lock.
std::atomic<const LogSinks*> applied_sinks = nullptr;

void write_entry(std::string_view scope, LogLevel level, std::string_view line) {
    const LogSinks* sinks = applied_sinks.load();
    if (sinks == nullptr) {
        return;
    }
    for (const LogSink& sink : *sinks) {
        if (sink.level != LogLevel::kNone && level >= sink.level) {
            sink.write(scope, line);
        }
    }
}

LogSink to_stream(std::FILE* stream, LogLevel level) {
    return {level, [stream](std::string_view, std::string_view line) {
                const std::string text = std::string(line) + '\n';
                std::fwrite(text.data(), 1, text.size(), stream);
                std::fflush(stream);
            }};
}

LogLevel most_told() {
    LogLevel most = LogLevel::kNone;
    if (const LogSinks* sinks = applied_sinks.load()) {
        for (const LogSink& sink : *sinks) {
            most = std::min(most, sink.level);
        }
    }
    return most;
}

}  // namespace

LogSink to_standard_output(LogLevel level) { return to_stream(stdout, level); }

LogSink to_standard_error(LogLevel level) { return to_stream(stderr, level); }

LogSink to_buffers(LogLevel level) {
    return {level,
            [](std::string_view scope, std::string_view line) { log_buffers().add(scope, line); }};
}

Result<LogSink> to_log_file(const std::string& file, LogLevel level) {
    const std::shared_ptr<std::FILE> stream(std::fopen(file.c_str(), "ae"), [](std::FILE* opened) {
        if (opened != nullptr) {
            std::fclose(opened);
        }
    });
    if (stream == nullptr) {
        return fail(ErrorCode::kIo, fmt::format("{} can't be opened for writing", file));
    }
    LogSink sink = to_stream(stream.get(), level);
    return LogSink{level,
                   [stream, write = sink.write](std::string_view scope, std::string_view line) {
                       write(scope, line);
                   }};
}

Result<void> apply_log(std::vector<LogSink> sinks) {
    auto applied = std::make_unique<LogSinks>(std::move(sinks));
    const LogSinks* none = nullptr;
    if (!applied_sinks.compare_exchange_strong(none, applied.get())) {
        return fail(ErrorCode::kConflict, "a log was chosen already, and can't be changed");
    }
    applied.release();
    return {};
}

Logger& library_log() {
    static auto* log = new Logger(LogLevel::kDebug, [](LogLevel level, std::string_view line) {
        write_entry(kGlobalScope, level, line);
    });
    return *log;
}

std::unique_ptr<Logger> log_of_scope(std::string scope) {
    return std::make_unique<Logger>(
        most_told(), [scope = std::move(scope)](LogLevel level, std::string_view line) {
            write_entry(scope, level, line);
        });
}

std::string take_log_buffer(std::string_view scope) { return log_buffers().take(scope); }

void end_log_buffer(std::string_view scope) { log_buffers().end(scope); }

LogLevel log_level_of(LevelFilter filter) {
    switch (filter) {
        case LevelFilter_Off:
            return LogLevel::kNone;
        case LevelFilter_Error:
            return LogLevel::kError;
        case LevelFilter_Warn:
            return LogLevel::kWarn;
        case LevelFilter_Info:
            return LogLevel::kInfo;
        case LevelFilter_Debug:
        case LevelFilter_Trace:
            return LogLevel::kDebug;
    }
    return LogLevel::kInfo;
}

}  // namespace accord::ffi
