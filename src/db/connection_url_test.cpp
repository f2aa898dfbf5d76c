#include "db/connection_url.hpp"

namespace accord::db {
namespace {

TEST(ConnectionUrl, three_slashes_are_relative_and_four_absolute) {
    EXPECT_EQ(parse_connection_url("sqlite:///a b.sqlite3")->path, "a b.sqlite3");
    EXPECT_EQ(parse_connection_url("sqlite:////var/lib/a.sqlite3")->path, "/var/lib/a.sqlite3");
}

TEST(ConnectionUrl, postgres_urls_are_passed_to_libpq) {
    const auto url = parse_connection_url("postgres://u:p@h:5432/db");
    EXPECT_EQ(url->dialect, Dialect::kPostgres);
    EXPECT_EQ(url->connection, "postgres://u:p@h:5432/db");
}

TEST(ConnectionUrl, others_are_refused_without_repeating_them) {
    EXPECT_EQ(parse_connection_url("mysql://u:secret@h/db").error().message,
              "a database URL starts with sqlite:///, postgres:// or postgresql://");
    EXPECT_EQ(parse_connection_url("sqlite://").error().code, ErrorCode::kInvalidInput);
}

}  // namespace
}  // namespace accord::db
