// Database URLs of each form.
#include "db/connection_url.hpp"

namespace accord::db {
namespace {

TEST(ConnectionUrl, three_slashes_are_relative_and_four_absolute) {
    EXPECT_EQ(parse_connection_url("sqlite:///a b.sqlite3")->path, "a b.sqlite3");
    EXPECT_EQ(parse_connection_url("sqlite:////var/lib/a.sqlite3")->path, "/var/lib/a.sqlite3");
}

TEST(ConnectionUrl, postgres_urls_become_the_words_of_libpq) {
    const auto url = parse_connection_url("postgres://u:p%40%27@h:5432/db?sslmode=require");
    EXPECT_EQ(url->dialect, Dialect::kPostgres);
    EXPECT_EQ(url->connection,
              "dbname='db' user='u' password='p@\\'' port='5432' host='h' sslmode='require'");
    EXPECT_EQ(parse_connection_url("postgresql://h/db")->connection, "dbname='db' host='h'");
}

TEST(ConnectionUrl, others_are_refused_without_repeating_them) {
    EXPECT_EQ(parse_connection_url("mysql://u:secret@h/db").error().message,
              "a database URL starts with sqlite:///, postgres:// or postgresql://");
    EXPECT_EQ(parse_connection_url("sqlite://").error().code, ErrorCode::kInvalidInput);
}

}  // namespace
}  // namespace accord::db
