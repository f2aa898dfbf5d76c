// Settings and file of SQLite: see sqlite.hpp.
#include "db/dialect/sqlite.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
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

void set_up_sqlite(Session& session) {
    for (const char* pragma : {"pragma journal_mode = wal",
                               "pragma synchronous = full",
                               "pragma foreign_keys = on",
                               "pragma temp_store = memory",
                               "pragma cache_size = -32768",
                               "pragma mmap_size = 268435456"}) {
        session.run_once(pragma);
    }
}

}  // namespace accord::db
