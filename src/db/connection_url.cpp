#include "db/connection_url.hpp"

#include <fmt/format.h>

namespace accord::db {
namespace {

constexpr std::string_view kSqlite = "sqlite://";

Result<ConnectionUrl> sqlite_url(std::string_view path) {
    if (path.starts_with('/')) path.remove_prefix(1);
    if (path.empty() || path.find('"') != path.npos) {
        return fail(ErrorCode::kInvalidInput,
                    "the database URL names no file: write sqlite:///file.sqlite3, or "
                    "sqlite:////absolute/file.sqlite3");
    }
    return ConnectionUrl{
        Dialect::kSqlite, std::string(path), fmt::format("db=\"{}\" timeout=10", path)};
}

}  // namespace

Result<ConnectionUrl> parse_connection_url(std::string_view url) {
    if (url.starts_with(kSqlite)) return sqlite_url(url.substr(kSqlite.size()));
    if (url.starts_with("postgres://") || url.starts_with("postgresql://")) {
        return ConnectionUrl{Dialect::kPostgres, {}, std::string(url)};
    }
    return fail(ErrorCode::kInvalidInput,
                "a database URL starts with sqlite:///, postgres:// or postgresql://");
}

}  // namespace accord::db
