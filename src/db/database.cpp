// Opening connections, and asking whether they answer.
#include "db/database.hpp"

#include "db/dialect/connection_url.hpp"
#include "db/dialect/postgres.hpp"
#include "db/dialect/sqlite.hpp"

#include <algorithm>

namespace accord::db {
namespace {

constexpr std::string_view kPing = R"sql(
select 1
)sql";

Pool::Connect connector(const ConnectionUrl& url, const DatabaseOptions& options) {
    return [url,
            read_only = options.read_only,
            statement_time_max = options.statement_time_max,
            log = options.statement_log]() -> std::unique_ptr<Session> {
        if (url.dialect == Dialect::kSqlite && read_only) {
            return std::make_unique<Session>(url.dialect,
                                             sqlite_connection(url.path, Access::kRead).value());
        }
        auto session = std::make_unique<Session>(url.dialect, url.connection);
        if (url.dialect == Dialect::kSqlite) {
            set_up_sqlite(*session);
        } else {
            set_up_postgres(*session, statement_time_max);
        }
        session->tell(log);
        return session;
    };
}

}  // namespace

Result<std::unique_ptr<Database>> Database::open(const DatabaseOptions& options) {
    auto url = parse_connection_url(options.url);
    if (!url) {
        return fail(url.error());
    }
    const bool is_file = url->dialect == Dialect::kSqlite;
    if (is_file) {
        const auto usable =
            options.read_only ? check_readable(url->path) : check_writable(url->path);
        if (!usable) {
            return fail(usable.error());
        }
    }
    const unsigned readers = std::max(1U, options.readers);
    const unsigned writers = is_file ? 1 : std::max(1U, options.writers);
    std::unique_ptr<Database> database(new Database(readers, writers, connector(*url, options)));
    database->wait_max_ = options.wait_max;
    if (is_file) {
        database->group_commit_.emplace(database->writers_);
    }
    try {
        database->writers_.fill(1);
        if (is_file) {  // the one that has this name now
            database->readers_.fill(readers);
        }
    } catch (const DatabaseFailure& failure) {
        if (url->path.empty()) {
            return fail(failure.error());
        }
        return fail(failure.error(), "opening " + url->path);
    }
    database->file_ = OpenedFile(url->path);
    database->state_at_once();  // connects here rather than where nobody may wait
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
