// Choosing the source: see import.hpp. A database is read in one transaction, so that what is
// counted, checked and copied is of one moment.
#include "broker/transfer/import.hpp"

#include "broker/store/schema.hpp"
#include "broker/store/transfer/record_rows.hpp"
#include "broker/transfer/files/export_folder.hpp"
#include "broker/transfer/own_database/own_database.hpp"
#include "broker/transfer/ruby_database/ruby_database.hpp"
#include "broker/transfer/ruby_database/ruby_schema.hpp"
#include "db/database.hpp"

#include <fmt/format.h>

namespace accord::broker::transfer {
namespace {

constexpr std::string_view kSqlite = "sqlite:";

/// Counting and joining all that an old broker has may take longer than what is served.
constexpr std::chrono::minutes kStatementTimeMax{30};

bool is_database(std::string_view from) {
    return from.starts_with("postgres://") || from.starts_with("postgresql://") ||
           from.starts_with(kSqlite);
}

/// "sqlite:file" as well as "sqlite:///file".
std::string database_url(const std::string& from) {
    if (from.starts_with(kSqlite) && !from.starts_with("sqlite://")) {
        return "sqlite:///" + from.substr(kSqlite.size());
    }
    return from;
}

Result<void> check_own_schema(db::Session& session) {
    const auto wanted = store::migrations().back().number;
    const auto found = store::schema_version(session);
    if (found == wanted) {
        return {};
    }
    return invalid_input(
        fmt::format("it is a database of Accord with tables of version {}, and "
                    "this program knows {}: start the newer of the two on it once",
                    found,
                    wanted));
}

Result<CopyReport> copy_treated(Source& source,
                                const ImportOptions& options,
                                db::Database& target,
                                const CopyProgress& progress) {
    TreatedSource treated(source, options.treat);
    return copy_everything(treated, target, progress);
}

Result<CopyReport> copy_database(db::Session& session,
                                 const ImportOptions& options,
                                 db::Database& target,
                                 const CopyProgress& progress) {
    if (is_own_schema(session)) {
        if (auto known = check_own_schema(session); !known) {
            return fail(known.error());
        }
        OwnDatabase source(session);
        return copy_treated(source, options, target, progress);
    }
    auto source = RubyDatabase::open(session, options.accept_newer_schema);
    if (!source) {
        return fail(source.error());
    }
    return copy_treated(*source, options, target, progress);
}

Result<CopyReport> import_database(const ImportOptions& options,
                                   db::Database& target,
                                   const CopyProgress& progress) {
    const auto database = db::Database::open({.url = database_url(options.from),
                                              .readers = 1,
                                              .writers = 1,
                                              .statement_time_max = kStatementTimeMax,
                                              .read_only = true});
    if (!database) {
        return fail(database.error());
    }
    auto copied = (*database)->read(
        [&](db::Session& session) { return copy_database(session, options, target, progress); });
    if (!copied) {
        return fail(copied.error());
    }
    return std::move(*copied);
}

}  // namespace

Result<CopyReport> import_everything(const ImportOptions& options,
                                     db::Database& target,
                                     const CopyProgress& progress) {
    if (is_database(options.from)) {
        return import_database(options, target, progress);
    }
    auto folder = ExportFolder::open(options.from);
    if (!folder) {
        return fail(folder.error());
    }
    return copy_treated(*folder, options, target, progress);
}

}  // namespace accord::broker::transfer
