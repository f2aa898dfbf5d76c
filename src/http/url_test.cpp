// Addresses taken apart, and what is wrong with bad ones.
#include "http/url.hpp"

namespace accord::http {
namespace {

TEST(ParseUrl, takes_an_address_apart) {
    const auto url = parse_url("https://us%40er:p%3Aw@Example.org:8443/a%20b?x=1#part");
    ASSERT_TRUE(url);
    EXPECT_EQ(url->scheme, "https");
    EXPECT_EQ(url->host, "example.org");
    EXPECT_EQ(url->port, 8443);
    EXPECT_EQ(url->target, "/a%20b?x=1");
    EXPECT_EQ(url->user, "us@er");
    EXPECT_EQ(url->password, "p:w");
}

TEST(ParseUrl, fills_in_port_and_target) {
    EXPECT_EQ(parse_url("http://a")->port, 80);
    EXPECT_EQ(parse_url("https://a")->port, 443);
    EXPECT_EQ(parse_url("http://a?x")->target, "/?x");
    EXPECT_EQ(parse_url("http://[::1]:9292")->host, "::1");
}

TEST(ParseUrl, escapes_what_may_not_stand_in_a_request_line) {
    EXPECT_EQ(parse_url("http://a/b c\r\nd")->target, "/b%20c%0D%0Ad");
}

TEST(ParseUrl, says_what_is_missing) {
    const auto error_of = [](std::string_view text) { return parse_url(text).error().message; };
    EXPECT_EQ(error_of("localhost:9292"),
              "\"localhost:9292\": a URL starts with http:// or https://");
    EXPECT_EQ(error_of("ftp://a"), "\"ftp://a\": a URL starts with http:// or https://");
    EXPECT_EQ(error_of("http:///x"), "\"http:///x\": the host is missing");
    EXPECT_EQ(error_of("http://a:99999"),
              "\"http://a:99999\": the port is not a number from 1 to 65535");
    EXPECT_EQ(error_of("http://[::1"), "\"http://[::1\": the IPv6 address has no closing ]");
    EXPECT_EQ(error_of("http://a b/"),
              "\"http://a b/\": the host has a character that is not allowed in host names");
}

TEST(Resolve, follows_references_as_browsers_do) {
    const Url base = *parse_url("http://a.org:81/b/c/d?q");
    const auto target_of = [&](std::string_view reference) {
        const auto url = resolve(base, reference);
        return url->origin() + url->target;
    };
    EXPECT_EQ(target_of("g"), "http://a.org:81/b/c/g");
    EXPECT_EQ(target_of("./g/"), "http://a.org:81/b/c/g/");
    EXPECT_EQ(target_of("/g"), "http://a.org:81/g");
    EXPECT_EQ(target_of("?y"), "http://a.org:81/b/c/d?y");
    EXPECT_EQ(target_of("../../../g"), "http://a.org:81/g");
    EXPECT_EQ(target_of("//b.org/x"), "http://b.org/x");
    EXPECT_EQ(target_of("https://b.org"), "https://b.org/");
    EXPECT_EQ(target_of(""), "http://a.org:81/b/c/d?q");
}

}  // namespace
}  // namespace accord::http
