// What happens to requests on their way to a provider.
#include "http/url.hpp"
#include "support/fake_sender.hpp"
#include "verifier/wire/giving_up_sender.hpp"
#include "verifier/wire/redirecting_sender.hpp"

#include <gtest/gtest.h>

namespace accord::verifier {
namespace {

http::Url at(std::string_view url) { return http::parse_url(url).value(); }

http::Response redirect(int status, std::string location) {
    return {.status = status, .headers = {{"Location", std::move(location)}}};
}

TEST(GivingUpSender, asks_an_origin_that_is_away_no_more) {
    http::FakeSender wire;
    wire.answer("GET http://p/a", fail(ErrorCode::kUnavailable, "refused"));
    wire.answer_json("GET http://q/a", "{}");
    GivingUpSender sender(wire);
    for (unsigned i = 0; i < kUnreachedMax + 5; ++i) {
        EXPECT_EQ(sender.send(at("http://p/a"), {}).error().message, "refused");
    }
    EXPECT_EQ(wire.sent.size(), kUnreachedMax);
    EXPECT_TRUE(sender.send(at("http://q/a"), {})) << "another origin is another matter";
}

TEST(GivingUpSender, forgets_silence_after_an_answer) {
    http::FakeSender wire;
    for (unsigned i = 0; i < kUnreachedMax - 1; ++i) {
        wire.answer("GET http://p/a", fail(ErrorCode::kUnavailable, "refused"));
    }
    wire.answer("GET http://p/a", fail(ErrorCode::kTimeout, "slow"));
    wire.answer("GET http://p/a", fail(ErrorCode::kUnavailable, "refused"));
    wire.answer_json("GET http://p/a", "{}");
    GivingUpSender sender(wire);
    for (unsigned i = 0; i < kUnreachedMax + 1; ++i) {
        (void)sender.send(at("http://p/a"), {});
    }
    EXPECT_TRUE(sender.send(at("http://p/a"), {}));
}

TEST(RedirectingSender, goes_where_a_browser_would) {
    http::FakeSender wire;
    wire.answer("POST http://p/a", redirect(303, "/b?x=1"));
    wire.answer_json("GET http://p/b?x=1", "1");
    wire.answer("POST http://p/c", redirect(307, "http://p/d"));
    wire.answer_json("POST http://p/d", "2");
    RedirectingSender sender(wire);
    EXPECT_EQ(sender.send(at("http://p/a"), {.method = "POST", .body = "x"})->body, "1");
    EXPECT_EQ(wire.sent.back().request.body, "");
    EXPECT_EQ(sender.send(at("http://p/c"), {.method = "POST", .body = "x"})->body, "2");
    EXPECT_EQ(wire.sent.back().request.body, "x");
}

TEST(RedirectingSender, keeps_credentials_from_other_origins) {
    http::FakeSender wire;
    wire.answer("GET http://p/a", redirect(302, "http://q/a"));
    wire.answer_json("GET http://q/a", "1");
    RedirectingSender sender(wire);
    EXPECT_TRUE(sender.send(at("http://p/a"), {.headers = {{"Authorization", "x"}, {"A", "b"}}}));
    EXPECT_EQ(wire.sent.back().request.headers, (http::Headers{{"A", "b"}}));
}

TEST(RedirectingSender, ends_a_loop) {
    http::FakeSender wire;
    wire.answer("GET http://p/a", redirect(301, "/a"));
    const auto answer = RedirectingSender(wire).send(at("http://p/a"), {});
    EXPECT_EQ(answer.error(),
              (Error{ErrorCode::kLimit, "http://p/a redirects more than 10 times"}));
    EXPECT_EQ(wire.sent.size(), kProviderRedirectsMax + 1);
    EXPECT_EQ(RedirectingSender(wire).send(at("http://p/none"), {})->status, 404);
}

}  // namespace
}  // namespace accord::verifier
