// SQLite's own copy, and its own check: see backup.hpp.
#include "db/dialect/backup.hpp"

#include "base/text.hpp"
#include "db/dialect/connection_url.hpp"
#include "db/session.hpp"

#include <fmt/format.h>

namespace accord::db {
namespace {

void copy_into(const std::string& database, const std::filesystem::path& into) {
    Session session(Dialect::kSqlite, database);
    session.run_once(fmt::format("vacuum into '{}'", replace_all(into.string(), "'", "''")));
}

Result<void> check_copy(const std::string& copy) {
    Session session(Dialect::kSqlite, copy);
    const auto told = session.one<std::string>("pragma integrity_check").value_or("nothing");
    if (told != "ok") {
        return fail(ErrorCode::kIo, fmt::format("the copy is damaged: {}", told));
    }
    return {};
}

}  // namespace

Result<void> copy_sqlite(const std::filesystem::path& database, const std::filesystem::path& into) {
    const auto from = sqlite_connection(database.string(), Access::kRead);
    const auto to = sqlite_connection(into.string(), Access::kRead);
    if (!from || !to) {
        return fail(!from ? from.error() : to.error());
    }
    try {
        copy_into(*from, into);
        return check_copy(*to);
    } catch (const DatabaseFailure& failure) {
        return fail(
            ErrorCode::kIo,
            fmt::format(
                "copying {} to {}: {}", database.string(), into.string(), failure.error().message));
    }
}

}  // namespace accord::db
