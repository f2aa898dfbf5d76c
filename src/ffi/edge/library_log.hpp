// The log of the C interface: silent until the host chooses where it goes, then the same for the
// whole process. Entries belong to a scope, such as one mock server, whose buffer can be fetched.
#pragma once

#include "base/log.hpp"
#include "base/result.hpp"
#include "pact/types.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace accord::ffi {

/// Scope of entries that belong to no other.
inline constexpr std::string_view kGlobalScope = "global";

/// Of a scope's buffer: when it is full, its oldest lines go.
inline constexpr std::size_t kLogBufferBytesMax = 4 * 1024 * 1024;
/// Scopes whose buffers are kept; beyond, the oldest scope's goes.
inline constexpr std::size_t kLogScopesMax = 1000;

struct LogSink {
    LogLevel level = LogLevel::kInfo;
    std::function<void(std::string_view scope, std::string_view line)> write;
};

LogSink to_standard_output(LogLevel level);
LogSink to_standard_error(LogLevel level);
LogSink to_buffers(LogLevel level);
/// Adds to the file. Error: kIo naming it.
Result<LogSink> to_log_file(const std::string& file, LogLevel level);

/// From now on entries go to these. Error: kConflict when others were chosen before.
Result<void> apply_log(std::vector<LogSink> sinks);

/// Entries of the process; thread-safe, never ends.
Logger& library_log();

/// Entries of one scope.
std::unique_ptr<Logger> log_of_scope(std::string scope);

/// What the scope's buffer holds; it is empty then. Nothing but "" without the sink to_buffers().
std::string take_log_buffer(std::string_view scope);

/// Of a scope that ends, and that nobody can ask for any more.
void end_log_buffer(std::string_view scope);

LogLevel log_level_of(LevelFilter filter);

}  // namespace accord::ffi
