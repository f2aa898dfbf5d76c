// Settings and file of SQLite: see sqlite.hpp.
#include "db/dialect/sqlite.hpp"

#include <fmt/format.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>
#include <unistd.h>

namespace accord::db {

Result<void> check_writable(const std::filesystem::path& file) {
    const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    const bool exists = ::access(file.c_str(), F_OK) == 0;
    if (std::filesystem::is_directory(file)) {
        return fail(ErrorCode::kIo, fmt::format("database file {} is a folder", file.string()));
    }
    if (exists && ::access(file.c_str(), R_OK | W_OK) != 0) {
        return fail(
            ErrorCode::kIo,
            fmt::format(
                "cannot write the database file {}: {}", file.string(), std::strerror(errno)));
    }
    if (::access(folder.c_str(), W_OK | X_OK) != 0) {
        return fail(ErrorCode::kIo,
                    fmt::format("cannot create the database file {} in {}: {}",
                                file.filename().string(),
                                folder.string(),
                                std::strerror(errno)));
    }
    return {};
}

Result<void> check_readable(const std::filesystem::path& file) {
    if (::access(file.c_str(), R_OK) == 0) {
        return {};
    }
    return fail(
        ErrorCode::kIo,
        fmt::format("cannot read the database file {}: {}", file.string(), std::strerror(errno)));
}

namespace {

/// As long as any other statement waits for a lock.
constexpr auto kWaitMax = std::chrono::seconds(10);
constexpr auto kPause = std::chrono::milliseconds(10);

/// Of several that open a new file at once one changes its mode; the others are told that it is
/// locked, without having waited.
void use_write_ahead_log(Session& session) {
    const auto until = std::chrono::steady_clock::now() + kWaitMax;
    for (;;) {
        try {
            return session.run_once("pragma journal_mode = wal");
        } catch (const DatabaseFailure& failure) {
            const bool is_locked = failure.error().code == ErrorCode::kTimeout;
            if (!is_locked || std::chrono::steady_clock::now() >= until) {
                throw;
            }
        }
        std::this_thread::sleep_for(kPause);
    }
}

}  // namespace

/// A connection is used by one thread at a time, so it needs no lock of its own; nor does anybody
/// read how much memory SQLite uses, which it would count under a lock shared by all.
void start_sqlite() {
    [[maybe_unused]] static const bool kStarted = [] {
        sqlite_api::sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
        sqlite_api::sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
        return true;
    }();
}

void set_up_sqlite(Session& session) {
    use_write_ahead_log(session);
    for (const char* pragma : {"pragma synchronous = full",
                               "pragma foreign_keys = on",
                               "pragma temp_store = memory",
                               "pragma cache_size = -32768",
                               "pragma mmap_size = 268435456",
                               "pragma wal_autocheckpoint = 4000"}) {
        session.run_once(pragma);
    }
}

}  // namespace accord::db
