// Queries as they were recorded, with other values in them, and of maps.
#include "contract/model/query_text.hpp"

namespace accord::contract {
namespace {

std::string sent(std::string_view recorded) {
    return query_to_send(
        {.query = query_from_text(recorded), .query_as_read = json::Value(recorded)});
}

TEST(QueryToSend, is_what_was_recorded) {
    for (const auto* text : {"q[][a]=1&q[][b]=2&q[][a]=3",
                             "q%5B%5D=x+y&b=%7e&q%5B%5D=z",
                             "flag&a=&a",
                             "&a=1&&b=2&",
                             "a=100%&b=50%25"}) {
        EXPECT_EQ(sent(text), text);
    }
    EXPECT_EQ(sent("?a=1"), "a=1");
    EXPECT_EQ(sent(""), "");
}

TEST(QueryToSend, escapes_what_a_request_line_can_not_hold) {
    EXPECT_EQ(sent("a=x y&b=\xC3\xA9#\r\n"), "a=x%20y&b=%C3%A9%23%0D%0A");
}

TEST(QueryToSend, has_new_values_in_the_places_of_the_recorded_ones) {
    HttpRequest request{.query = query_from_text("q[][a]=1&b=x+y&q[][a]=3"),
                        .query_as_read = json::Value("q[][a]=1&b=x+y&q[][a]=3")};
    request.query[0].second[1] = "7 8";
    EXPECT_EQ(query_to_send(request), "q[][a]=1&b=x+y&q[][a]=7%208");
    request.query.emplace_back("more", std::vector<std::string>{"9"});
    EXPECT_EQ(query_to_send(request), "q[][a]=1&b=x+y&q[][a]=7%208&more=9");
    request.query = {{"other", {"1"}}};
    EXPECT_EQ(query_to_send(request), "other=1");
}

TEST(QueryToSend, sends_the_lists_of_objects_of_a_map_object_by_object) {
    EXPECT_EQ(query_to_send({.query = {{"x", {"0"}},
                                       {"q[][a]", {"1", "3"}},
                                       {"tag", {"s", "t"}},
                                       {"q[][b]", {"2", "4"}}}}),
              "x=0&q%5B%5D%5Ba%5D=1&q%5B%5D%5Bb%5D=2&q%5B%5D%5Ba%5D=3&q%5B%5D%5Bb%5D=4"
              "&tag=s&tag=t");
    EXPECT_EQ(
        query_to_send({.query = {{"q[]", {"1", "2"}}, {"q[][a]", {"1", "3"}}, {"q[][b]", {"2"}}}}),
        "q%5B%5D=1&q%5B%5D=2&q%5B%5D%5Ba%5D=1&q%5B%5D%5Ba%5D=3&q%5B%5D%5Bb%5D=2");
}

}  // namespace
}  // namespace accord::contract
