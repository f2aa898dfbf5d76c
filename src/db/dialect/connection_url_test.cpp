// Database URLs of each form.
#include "db/dialect/connection_url.hpp"

namespace accord::db {
namespace {

const std::string kDefaults =
    "application_name='accord' connect_timeout='5' tcp_user_timeout='20000' keepalives_idle='30' ";

TEST(ConnectionUrl, three_slashes_are_relative_and_four_absolute) {
    EXPECT_EQ(parse_connection_url("sqlite:///a b.sqlite3")->path, "a b.sqlite3");
    EXPECT_EQ(parse_connection_url("sqlite:////var/lib/a.sqlite3")->path, "/var/lib/a.sqlite3");
}

TEST(ConnectionUrl, postgres_urls_become_the_words_of_libpq) {
    const auto url = parse_connection_url("postgres://u:p%40%27@h:5432/db?sslmode=require");
    EXPECT_EQ(url->dialect, Dialect::kPostgres);
    EXPECT_EQ(
        url->connection,
        kDefaults + "dbname='db' user='u' password='p@\\'' port='5432' host='h' sslmode='require'");
    EXPECT_EQ(parse_connection_url("postgresql://h/db")->connection,
              kDefaults + "dbname='db' host='h'");
}

TEST(ConnectionUrl, an_address_with_colons_stands_in_brackets) {
    EXPECT_EQ(parse_connection_url("postgres://[::1]:5432/db")->connection,
              kDefaults + "dbname='db' port='5432' host='::1'");
    EXPECT_EQ(parse_connection_url("postgres://[::1]/db")->connection,
              kDefaults + "dbname='db' host='::1'");
}

TEST(ConnectionUrl, others_are_refused_without_repeating_them) {
    EXPECT_EQ(parse_connection_url("mysql://u:secret@h/db").error().message,
              "a database URL starts with sqlite:///, postgres:// or postgresql://");
    EXPECT_EQ(parse_connection_url("sqlite://").error().code, ErrorCode::kInvalidInput);
    EXPECT_EQ(parse_connection_url("sqlite:///a\"b").error().message,
              "the name of a database file can't have quotes in it: a\"b");
    EXPECT_EQ(
        parse_connection_url("postgres://u:my%20secret@h/db").error().message,
        "a database URL can't hold blanks, not even as %20: choose a password, user, name and "
        "options without them");
}

}  // namespace
}  // namespace accord::db
