// The cookie of a session: what it is called, what browsers may do with it, and how it is read.
#include "broker/api/machinery/admission/session_cookie.hpp"

#include <gtest/gtest.h>

namespace accord::broker::api {
namespace {

const Instant kSignedInAt = parse_iso8601("2026-01-02T03:04:05Z").value();

std::string field_for(std::string_view base_url) {
    return set_session_cookie(base_url, "v", kSignedInAt + std::chrono::hours(1), kSignedInAt);
}

std::string cookie_in(std::string cookies, std::string_view base_url = "http://broker") {
    http::Request request;
    request.headers.add("Cookie", std::move(cookies));
    return session_cookie(request, base_url);
}

TEST(SessionCookie, is_of_this_broker_alone) {
    EXPECT_EQ(field_for("http://broker"),
              "accord_session=v; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax");
    EXPECT_EQ(field_for("https://broker"),
              "__Host-accord_session=v; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax; Secure");
    EXPECT_EQ(field_for("https://broker/pact"),
              "accord_session=v; Path=/pact; Max-Age=3600; HttpOnly; SameSite=Lax; Secure");
    EXPECT_EQ(forget_session_cookie("https://broker"),
              "__Host-accord_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure");
}

TEST(SessionCookie, is_found_among_others) {
    EXPECT_EQ(cookie_in("accord_session=v"), "v");
    EXPECT_EQ(cookie_in("a=b; accord_session=v;c=d"), "v");
    EXPECT_EQ(cookie_in("accord_session=v=w"), "v=w");
    EXPECT_EQ(cookie_in("accord_session=first; accord_session=second"), "first");
    for (const auto* cookies : {"",
                                ";",
                                "=",
                                "accord_session",
                                "xaccord_session=v",
                                "accord_session2=v",
                                "__Host-accord_session=v",
                                "ACCORD_SESSION=v"}) {
        EXPECT_EQ(cookie_in(cookies), "") << cookies;
    }
    EXPECT_EQ(session_cookie({}, "http://broker"), "");
}

/// A neighbour, or whoever answers for http, can't give a browser another one.
TEST(SessionCookie, is_read_under_the_protected_name_where_that_is_its_name) {
    EXPECT_EQ(cookie_in("accord_session=planted", "https://broker"), "");
    EXPECT_EQ(cookie_in("accord_session=planted; __Host-accord_session=v", "https://broker"), "v");
}

}  // namespace
}  // namespace accord::broker::api
