// Making a database takes a fifth of a second with all its tables, emptying one a few milliseconds.
// So databases stay, and who needs one claims it by a lock on the server that ends with its
// process, however that ends; then it is made as if new. A schema of its own in each, "pristine",
// keeps what the migrations had written.
#include "support/database/postgres_databases.hpp"

#include "db/database.hpp"
#include "db/dialect/connection_url.hpp"
#include "db/session.hpp"

#include <fmt/format.h>

#include <functional>
#include <map>
#include <mutex>
#include <utility>
#include <vector>

namespace accord::support {
namespace {

constexpr std::string_view kClaim = R"sql(
select case when pg_try_advisory_lock(?, ?) then 1 else 0 end
)sql";

/// A database that was left half made has no comment.
constexpr std::string_view kIsReady = R"sql(
select count(*)
from pg_database
where datname = ?
and shobj_description(oid, 'pg_database') = 'ready'
)sql";

/// Of a process that was killed; they may still be ending.
constexpr std::string_view kEndConnections = R"sql(
select count(pg_terminate_backend(pid, 5000))
from pg_stat_activity
where datname = ?
)sql";

constexpr std::string_view kKeepPristine = R"sql(
create schema pristine;

create table pristine.counters as
select sequencename, coalesce(last_value, start_value) as value, last_value is not null as used
from pg_sequences
where schemaname = 'public';

do $body$
declare
    t record;
begin
    for t in select tablename from pg_tables where schemaname = 'public' loop
        execute format('create table pristine.%I as select * from public.%I', t.tablename, t.tablename);
    end loop;
end
$body$;

create function pristine.restore() returns void language plpgsql as $body$
declare
    t record;
begin
    set local session_replication_role = replica;
    for t in select tablename from pg_tables where schemaname = 'public' loop
        execute format('delete from public.%I', t.tablename);
        execute format('insert into public.%I select * from pristine.%I', t.tablename, t.tablename);
    end loop;
    perform setval(cast(format('public.%I', sequencename) as regclass), value, used) from pristine.counters;
end
$body$
)sql";

constexpr std::string_view kRestore = R"sql(
select pristine.restore()
)sql";

constexpr std::string_view kEmpty = R"sql(
drop schema public cascade;

create schema public
)sql";

/// The same for the same migrations in every process; it is part of the names of the databases.
std::uint32_t fingerprint_of(std::span<const db::Migration> migrations) {
    std::string text;
    for (const db::Migration& migration : migrations) {
        text.append(migration.name).append(migration.sql);
    }
    return static_cast<std::uint32_t>(std::hash<std::string>{}(text)) & 0x7fffffffU;
}

/// A database of this process; its connection stays for the next test.
struct Claimed {
    std::string name;
    std::string url;
    std::unique_ptr<db::Session> session;
};

std::string server_with_database(const std::string& server, std::string_view name) {
    return fmt::format("{}/{}", server.substr(0, server.rfind('/')), name);
}

std::unique_ptr<db::Session> connect_to(const std::string& url) {
    return std::make_unique<db::Session>(db::Dialect::kPostgres,
                                         db::parse_connection_url(url).value().connection);
}

/// Thread-safe.
class PostgresDatabases {
  public:
    explicit PostgresDatabases(const std::string& server)
        : server_(server), maintenance_(connect_to(server)) {}

    Claimed lend(std::span<const db::Migration> migrations) {
        const std::lock_guard lock(mutex_);
        const std::uint32_t fingerprint = fingerprint_of(migrations);
        auto& idle = idle_[fingerprint];
        if (idle.empty()) {
            return claim(fingerprint, migrations);
        }
        Claimed database = std::move(idle.back());
        idle.pop_back();
        clean(database, migrations);
        return database;
    }
    void take_back(Claimed database, std::uint32_t fingerprint) {
        const std::lock_guard lock(mutex_);
        idle_[fingerprint].push_back(std::move(database));
    }

  private:
    Claimed claim(std::uint32_t fingerprint, std::span<const db::Migration> migrations) {
        while (maintenance_->one<std::int64_t>(kClaim, fingerprint, ++claims_[fingerprint]) != 1) {
        }
        Claimed database;
        database.name = fmt::format("accord_{:08x}_{}", fingerprint, claims_[fingerprint]);
        database.url = server_with_database(server_, database.name);
        maintenance_->one<std::int64_t>(kEndConnections, database.name);
        if (maintenance_->one<std::int64_t>(kIsReady, database.name) == 1) {
            clean(database, migrations);
        } else {
            make(database, migrations);
        }
        return database;
    }

    void make(Claimed& database, std::span<const db::Migration> migrations) {
        maintenance_->run_once(fmt::format("drop database if exists {}", database.name));
        maintenance_->run_once(fmt::format("create database {}", database.name));
        if (!migrations.empty()) {
            db::Database::open({.url = database.url, .readers = 1, .writers = 1})
                .value()
                ->migrate(migrations, Instant{})
                .value();
        }
        database.session = connect_to(database.url);
        database.session->run_once(std::string(kKeepPristine));
        maintenance_->run_once(fmt::format("comment on database {} is 'ready'", database.name));
    }

    /// A test may have ended the connection: see tidy_up().
    static void clean(Claimed& database, std::span<const db::Migration> migrations) {
        const std::string text(migrations.empty() ? kEmpty : kRestore);
        if (database.session != nullptr) {
            try {
                return database.session->run_once(text);
            } catch (const std::exception&) {
                database.session = nullptr;
            }
        }
        database.session = connect_to(database.url);
        database.session->run_once(text);
    }

    std::string server_;
    std::mutex mutex_;
    std::unique_ptr<db::Session> maintenance_;
    std::map<std::uint32_t, std::int64_t> claims_;
    std::map<std::uint32_t, std::vector<Claimed>> idle_;
};

class PostgresPlace : public TestDatabase::Place {
  public:
    PostgresPlace(PostgresDatabases& databases, std::span<const db::Migration> migrations)
        : databases_(databases),
          fingerprint_(fingerprint_of(migrations)),
          database_(databases.lend(migrations)) {}
    ~PostgresPlace() override { databases_.take_back(std::move(database_), fingerprint_); }
    [[nodiscard]] std::string url() const override { return database_.url; }

  private:
    PostgresDatabases& databases_;
    std::uint32_t fingerprint_;
    Claimed database_;
};

}  // namespace

std::unique_ptr<TestDatabase::Place> postgres_database(const std::string& server,
                                                       std::span<const db::Migration> migrations) {
    static PostgresDatabases databases(server);
    return std::make_unique<PostgresPlace>(databases, migrations);
}

}  // namespace accord::support
