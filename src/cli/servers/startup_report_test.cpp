// The first lines of a broker, and when it warns that its links lead elsewhere.
#include "cli/servers/startup_report.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace accord::cli {
namespace {

TEST(StartupReport, tells_address_database_and_links) {
    EXPECT_EQ(startup_report({.listens_at = "http://127.0.0.1:9292",
                              .database_url = "postgres://u:secret@db/broker?password=secret"}),
              "accord broker listening on http://127.0.0.1:9292\n"
              "database: postgres://u@db/broker\n"
              "links lead to: the address of each request");
    EXPECT_EQ(startup_report({.listens_at = "http://127.0.0.1:9292",
                              .database_url = "sqlite:////var/accord.sqlite3",
                              .base_urls = {"https://a", "https://b"}}),
              "accord broker listening on http://127.0.0.1:9292\n"
              "database: sqlite:////var/accord.sqlite3\n"
              "links lead to: https://a, https://b");
}

TEST(StartupReport, tells_where_a_relative_database_is) {
    EXPECT_EQ(shown_database("postgres://me:a?b@h/db"), "postgres://*****");
    EXPECT_EQ(shown_database("postgres://me:a@h/db?user=b@c"), "postgres://me@h/db");
    EXPECT_EQ(shown_database("sqlite:///accord.sqlite3"),
              "sqlite:///" + (std::filesystem::current_path() / "accord.sqlite3").string());
}

TEST(LinksElsewhere, warns_when_no_base_url_is_this_broker) {
    const auto warns = [](std::string listens_at, std::vector<std::string> base_urls) {
        return !links_elsewhere({.listens_at = std::move(listens_at),
                                 .base_urls = std::move(base_urls),
                                 .host_name = "box"})
                    .empty();
    };
    EXPECT_FALSE(warns("http://127.0.0.1:9292", {}));
    EXPECT_FALSE(warns("http://127.0.0.1:9292", {"http://localhost:9292/"}));
    EXPECT_FALSE(warns("http://0.0.0.0:9292", {"http://box:9292"}));
    EXPECT_FALSE(warns("http://127.0.0.1:9292", {"https://broker", "http://127.0.0.1:9292/pact"}));
    EXPECT_TRUE(warns("http://127.0.0.1:9292", {"http://localhost:80"}));
    EXPECT_TRUE(warns("http://127.0.0.1:9292", {"http://box:9292"}));
    EXPECT_TRUE(warns("http://0.0.0.0:9292", {"http://other:9292"}));
    EXPECT_TRUE(warns("http://127.0.0.1:9292", {"nonsense"}));
}

TEST(LinksElsewhere, says_what_to_do) {
    EXPECT_EQ(links_elsewhere({.listens_at = "http://127.0.0.1:9292", .base_urls = {"https://b"}}),
              "links in responses lead to https://b, and not to this broker at "
              "http://127.0.0.1:9292. That is right behind a reverse proxy; otherwise unset "
              "PACT_BROKER_BASE_URL, which clients use too, or give --base-url");
}

}  // namespace
}  // namespace accord::cli
