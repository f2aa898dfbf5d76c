// Reads PACT_BROKER_DATABASE_URL and its like: sqlite and postgres URLs as the Ruby broker takes
// them.
#include "db/dialect/connection_url.hpp"

#include "base/encoding.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

namespace accord::db {
namespace {

constexpr std::string_view kSqlite = "sqlite://";

Result<ConnectionUrl> sqlite_url(std::string_view path) {
    if (path.starts_with('/')) {
        path.remove_prefix(1);
    }
    if (path.empty()) {
        return fail(ErrorCode::kInvalidInput,
                    "the database URL has no file name: use sqlite:///file.sqlite3, or "
                    "sqlite:////absolute/file.sqlite3");
    }
    auto connection = sqlite_connection(path, Access::kWrite);
    if (!connection) {
        return fail(connection.error());
    }
    return ConnectionUrl{Dialect::kSqlite, std::string(path), std::move(*connection)};
}

/// A server that has vanished is not waited for as long as libpq would. What the URL says stands
/// behind these, and counts.
constexpr std::string_view kLibpqDefaults =
    "application_name='accord' connect_timeout='5' tcp_user_timeout='20000' keepalives_idle='30' ";

/// SOCI takes the words apart at blanks, and knows no quotes.
bool has_blank(std::string_view url) {
    const auto decoded = percent_decode(url).value_or(std::string(url));
    return decoded.find_first_of(" \t\n\v\f\r") != decoded.npos;
}

/// One word of libpq's connection string; empty without a value.
std::string libpq_word(std::string_view name, std::string_view encoded) {
    if (encoded.empty()) {
        return "";
    }
    const std::string value = percent_decode(encoded).value_or(std::string(encoded));
    return fmt::format("{}='{}' ", name, replace_all(replace_all(value, "\\", "\\\\"), "'", "\\'"));
}

/// `rest` is user:password@host:port/database?option=value&... SOCI takes libpq's words only, no
/// URL.
std::string libpq_words(std::string_view rest) {
    const auto cut = [&](char mark) {
        const auto at = rest.find(mark);
        const auto behind = at == rest.npos ? std::string_view() : rest.substr(at + 1);
        rest = rest.substr(0, at);
        return behind;
    };
    const std::string_view options = cut('?');
    std::string words(kLibpqDefaults);
    words += libpq_word("dbname", cut('/'));
    if (const auto at = rest.rfind('@'); at != rest.npos) {
        const std::string_view user = rest.substr(0, at);
        const auto colon = user.find(':');
        words += libpq_word("user", user.substr(0, colon));
        if (colon != user.npos) {
            words += libpq_word("password", user.substr(colon + 1));
        }
        rest.remove_prefix(at + 1);
    }
    if (const auto bracket = rest.find(']'); rest.starts_with('[') && bracket != rest.npos) {
        const auto address = rest.substr(1, bracket - 1);
        rest.remove_prefix(bracket + 1);
        words += libpq_word("port", cut(':'));
        words += libpq_word("host", address);
    } else {
        words += libpq_word("port", cut(':'));
        words += libpq_word("host", rest);
    }
    for (std::string_view option : split(options, '&')) {
        const auto equals = option.find('=');
        if (equals != option.npos) {
            words += libpq_word(option.substr(0, equals), option.substr(equals + 1));
        }
    }
    return std::string(trim(words));
}

}  // namespace

/// SOCI takes the words apart at blanks, but for those in quotes, and knows no escapes.
Result<std::string> sqlite_connection(std::string_view file, Access access) {
    if (file.contains('"')) {
        return fail(ErrorCode::kInvalidInput,
                    fmt::format("the name of a database file can't have quotes in it: {}", file));
    }
    return fmt::format(
        "db=\"{}\" timeout=10{}", file, access == Access::kRead ? " readonly=true" : "");
}

Result<ConnectionUrl> parse_connection_url(std::string_view url) {
    if (url.starts_with(kSqlite)) {
        return sqlite_url(url.substr(kSqlite.size()));
    }
    if (url.starts_with("postgres://") || url.starts_with("postgresql://")) {
        if (has_blank(url)) {
            return fail(ErrorCode::kInvalidInput,
                        "a database URL can't hold blanks, not even as %20: choose a password, "
                        "user, name and options without them");
        }
        return ConnectionUrl{Dialect::kPostgres, {}, libpq_words(url.substr(url.find("://") + 3))};
    }
    return fail(ErrorCode::kInvalidInput,
                "a database URL starts with sqlite:///, postgres:// or postgresql://");
}

}  // namespace accord::db
