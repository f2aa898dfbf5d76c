// SQLite's own copy, and its own check: see backup.hpp.
#include "db/dialect/backup.hpp"

#include "base/text.hpp"
#include "db/session.hpp"

#include <fmt/format.h>

namespace accord::db {
namespace {

/// What SOCI takes.
std::string reading(const std::filesystem::path& file) {
    return fmt::format("db=\"{}\" timeout=10 readonly=true", file.string());
}

void copy_into(const std::filesystem::path& database, const std::filesystem::path& into) {
    Session session(Dialect::kSqlite, reading(database));
    session.run_once(fmt::format("vacuum into '{}'", replace_all(into.string(), "'", "''")));
}

Result<void> check_copy(const std::filesystem::path& copy) {
    Session session(Dialect::kSqlite, reading(copy));
    const auto told = session.one<std::string>("pragma integrity_check").value_or("nothing");
    if (told != "ok") {
        return fail(ErrorCode::kIo, fmt::format("the copy is damaged: {}", told));
    }
    return {};
}

}  // namespace

Result<void> copy_sqlite(const std::filesystem::path& database, const std::filesystem::path& into) {
    try {
        copy_into(database, into);
        return check_copy(into);
    } catch (const DatabaseFailure& failure) {
        return fail(
            ErrorCode::kIo,
            fmt::format(
                "copying {} to {}: {}", database.string(), into.string(), failure.error().message));
    }
}

}  // namespace accord::db
