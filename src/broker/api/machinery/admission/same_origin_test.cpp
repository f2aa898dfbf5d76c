// Which requests are this page's own, and which paths are this site's.
#include "broker/api/machinery/admission/same_origin.hpp"

#include <gtest/gtest.h>

#include <string>

namespace accord::broker::api {
namespace {

struct Fields {
    std::string site = {};
    std::string origin = {};
    std::string host = "broker.example.org";
};

SentBy asked(const Fields& fields,
             std::string_view base_url = "https://broker.example.org",
             std::string_view own_scheme = "http") {
    http::Request request{.method = "POST"};
    request.headers.add("Host", fields.host);
    if (!fields.site.empty()) {
        request.headers.add("Sec-Fetch-Site", fields.site);
    }
    if (!fields.origin.empty()) {
        request.headers.add("Origin", fields.origin);
    }
    return sent_by(request, base_url, own_scheme);
}

TEST(SameOrigin, is_what_the_browser_says) {
    EXPECT_EQ(asked({.site = "same-origin"}), SentBy::kOwnPage);
    EXPECT_EQ(asked({.site = "none"}), SentBy::kOwnPage);
    for (const std::string site : {"same-site", "cross-site", "", "SAME-ORIGIN", "?"}) {
        EXPECT_NE(asked({.site = site}), SentBy::kOwnPage) << site;
    }
    EXPECT_EQ(asked({.site = "cross-site", .origin = "https://broker.example.org"}),
              SentBy::kOtherSite);
}

TEST(SameOrigin, is_the_origin_of_the_base_URL_for_browsers_that_say_no_more) {
    EXPECT_EQ(asked({.origin = "https://broker.example.org"}), SentBy::kOwnPage);
    for (const std::string origin : {"null",
                                     "http://broker.example.org",
                                     "https://broker.example.org:8443",
                                     "https://broker.example.org:443",
                                     "https://evil.broker.example.org",
                                     "https://example.org",
                                     "https://broker.example.org.evil.org",
                                     "https://broker.example.org/",
                                     "https://user@broker.example.org",
                                     "https://broker.example.org\t",
                                     "broker.example.org",
                                     "file://"}) {
        EXPECT_EQ(asked({.origin = origin}), SentBy::kOtherSite) << origin;
    }
    EXPECT_EQ(asked({.origin = "https://b.org"}, "https://B.org/path"), SentBy::kOwnPage);
    EXPECT_EQ(asked({.origin = "https://b.org"}, "https://b.org:443"), SentBy::kOwnPage);
    EXPECT_EQ(asked({.origin = "http://b.org:8080"}, "http://b.org:8080"), SentBy::kOwnPage);
}

TEST(SameOrigin, is_the_host_where_the_broker_has_another_name_inside) {
    EXPECT_EQ(asked({.origin = "http://inside:9292", .host = "inside:9292"}), SentBy::kOwnPage);
    EXPECT_EQ(asked({.origin = "http://inside", .host = "inside:80"}), SentBy::kOwnPage);
    EXPECT_EQ(asked({.origin = "https://inside:9292", .host = "inside:9292"}), SentBy::kOtherSite);
    EXPECT_EQ(asked({.origin = "http://inside:9293", .host = "inside:9292"}), SentBy::kOtherSite);
    EXPECT_EQ(asked({.origin = "http://broker.example.org", .host = "broker.example.org"}),
              SentBy::kOtherSite)
        << "who reads http on the way is not the page";
    EXPECT_EQ(asked({.origin = "http://a b", .host = "a b"}), SentBy::kOtherSite);
}

TEST(SameOrigin, is_not_known_of_those_who_say_nothing) { EXPECT_EQ(asked({}), SentBy::kUntold); }

TEST(OwnPath, is_a_path_as_browsers_read_it) {
    for (const std::string path : {"/",
                                   "/a",
                                   "/a/b?c=d&e=//f",
                                   "/a:b",
                                   "/a//b",
                                   "/.//evil.org",
                                   "/%5Cevil",
                                   "/%2F%2Fevil"}) {
        EXPECT_TRUE(is_own_path(path)) << path;
    }
    for (const std::string path : {"",
                                   "a",
                                   "//evil.org",
                                   "///evil.org",
                                   "/\\evil.org",
                                   "\\\\evil.org",
                                   "/a\\b",
                                   "https://evil.org",
                                   "https:evil.org",
                                   "javascript:alert(1)",
                                   " /a",
                                   "/\t/evil.org",
                                   "/\n/evil.org",
                                   "?a",
                                   "#a"}) {
        EXPECT_FALSE(is_own_path(path)) << path;
    }
}

TEST(AskedByScript, is_what_a_page_fetches_and_not_what_a_browser_opens) {
    const auto asked_with = [](std::string name, std::string value) {
        http::Request request;
        request.headers.add(std::move(name), std::move(value));
        return is_asked_by_script(request);
    };
    EXPECT_TRUE(asked_with("Sec-Fetch-Mode", "cors"));
    EXPECT_TRUE(asked_with("Sec-Fetch-Mode", "same-origin"));
    EXPECT_TRUE(asked_with("X-Requested-With", "XMLHttpRequest"));
    EXPECT_FALSE(asked_with("Sec-Fetch-Mode", "navigate"));
    EXPECT_FALSE(asked_with("Accept", "application/json"));
}

}  // namespace
}  // namespace accord::broker::api
