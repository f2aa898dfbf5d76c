// Header fields and targets of messages.
#include "http/message.hpp"

namespace accord::http {
namespace {

TEST(Headers, finds_a_name_in_any_case) {
    const Headers headers{{"Content-Type", "text/plain"}};
    EXPECT_EQ(headers.find("content-TYPE"), "text/plain");
    EXPECT_EQ(headers.find("Accept"), std::nullopt);
}

TEST(Headers, set_replaces_all_of_the_name_and_keeps_the_place) {
    Headers headers{{"A", "1"}, {"B", "2"}, {"a", "3"}};
    headers.set("A", "4");
    EXPECT_EQ(headers, (Headers{{"A", "4"}, {"B", "2"}}));
}

TEST(Headers, remove_takes_all_of_the_name) {
    Headers headers{{"A", "1"}, {"B", "2"}, {"a", "3"}};
    headers.remove("A");
    EXPECT_EQ(headers, (Headers{{"B", "2"}}));
}

TEST(Request, splits_its_target_at_the_first_question_mark) {
    const Request request{.target = "/a%20b?x=1?2"};
    EXPECT_EQ(request.path(), "/a%20b");
    EXPECT_EQ(request.query(), "x=1?2");
    EXPECT_EQ(Request{}.query(), "");
}

TEST(Url, origin_leaves_out_the_schemes_own_port) {
    EXPECT_EQ((Url{.scheme = "https", .host = "a.org", .port = 443}.origin()), "https://a.org");
    EXPECT_EQ((Url{.scheme = "http", .host = "::1", .port = 81}.origin()), "http://[::1]:81");
}

}  // namespace
}  // namespace accord::http
