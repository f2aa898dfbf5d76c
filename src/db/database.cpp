// Opening connections, and beginning and ending transactions on them.
#include "db/database.hpp"

#include "db/connection_url.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace accord::db {
namespace {

constexpr std::string_view kPing = R"sql(
select 1
)sql";

/// SQLite's own message is "unable to open database file"; this one says which and why.
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

std::unique_ptr<Session> connect(const ConnectionUrl& url) {
    auto session = std::make_unique<Session>(url.dialect, url.connection);
    if (url.dialect == Dialect::kSqlite) {
        for (const char* pragma : {"pragma journal_mode = wal",
                                   "pragma synchronous = full",
                                   "pragma foreign_keys = on",
                                   "pragma temp_store = memory",
                                   "pragma cache_size = -32768",
                                   "pragma mmap_size = 268435456"}) {
            session->run_once(pragma);
        }
    }
    return session;
}

}  // namespace

Transaction::Transaction(Session& session, Mode mode) : session_(session) {
    const bool lock = mode == Mode::kWrite && session.dialect() == Dialect::kSqlite;
    session.run(lock ? "begin immediate" : "begin");
}

Transaction::~Transaction() {
    if (!open_) {
        return;
    }
    try {
        session_.run("rollback");
    } catch (
        const DatabaseFailure&) {  // SQLite has rolled back by itself, or the connection is gone
    }
}

void Transaction::commit() {
    session_.run("commit");
    open_ = false;
}

Result<std::unique_ptr<Database>> Database::open(const DatabaseOptions& options) {
    auto url = parse_connection_url(options.url);
    if (!url) {
        return fail(url.error());
    }
    if (url->dialect == Dialect::kSqlite) {
        if (auto writable = check_writable(url->path); !writable) {
            return fail(writable.error());
        }
    }
    std::unique_ptr<Database> database(new Database);
    database->wait_max_ = options.wait_max;
    const unsigned writers = url->dialect == Dialect::kSqlite ? 1 : std::max(1U, options.writers);
    try {
        for (unsigned i = 0; i < writers; ++i) {
            database->writers_.add(connect(*url));
        }
        for (unsigned i = 0; i < std::max(1U, options.readers); ++i) {
            database->readers_.add(connect(*url));
        }
    } catch (const DatabaseFailure& failure) {
        if (url->path.empty()) {
            return fail(failure.error());
        }
        return fail(failure.error(), "opening " + url->path);
    }
    database->file_ = OpenedFile(url->path);
    return database;
}

Result<void> Database::migrate(std::span<const Migration> migrations, Instant now) {
    try {
        auto lease = writers_.borrow(wait_max_);
        apply_migrations(*lease, migrations, now);
        return {};
    } catch (const DatabaseFailure& failure) {
        return fail(failure.error());
    }
}

Result<void> Database::ping() {
    if (auto lost = file_.check(); !lost) {
        return lost;
    }
    const auto answered =
        read([](Session& session) { return session.one<std::int64_t>(kPing).has_value(); });
    if (!answered) {
        return fail(answered.error());
    }
    return {};
}

}  // namespace accord::db
