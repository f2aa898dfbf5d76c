// Links and templates in HAL documents.
#include "broker_client/wire/hal.hpp"

#include <gtest/gtest.h>

namespace accord::broker_client {
namespace {

const auto kDocument = json::parse(R"({"_links": {
    "self": {"href": "http://b/x", "name": "x"},
    "pb:record-deployment": [{"href": "/1", "name": "test"}, {"href": "/2", "name": "prod"}],
    "broken": {"name": "no address"}}})");

TEST(Hal, finds_one_link_by_its_relation) {
    EXPECT_EQ(find_link(*kDocument, "self"), (Link{"http://b/x", "x"}));
    EXPECT_EQ(find_link(*kDocument, "other"), std::nullopt);
    EXPECT_EQ(find_link(*kDocument, "broken"), std::nullopt);
    EXPECT_EQ(find_link(json::Value("text"), "self"), std::nullopt);
}

TEST(Hal, finds_all_links_of_a_relation) {
    EXPECT_EQ(find_links(*kDocument, "pb:record-deployment"),
              (std::vector<Link>{{"/1", "test"}, {"/2", "prod"}}));
}

TEST(Hal, says_which_link_a_document_lacks) {
    EXPECT_EQ(address_in(*kDocument, "self", "x").value(), "http://b/x");
    EXPECT_EQ(address_in(*kDocument, "pb:execute", "test of webhooks").error().message,
              "the broker offers no test of webhooks: its answer has no pb:execute; it may be too "
              "old");
}

TEST(Hal, finds_texts_and_items_by_pointers) {
    const auto document = json::parse(R"({"a":{"b":"x","n":1},"list":[1,2]})").value();
    EXPECT_EQ(text_in(document, "/a/b"), "x");
    EXPECT_EQ(text_in(document, "/a/n", "-"), "-");
    EXPECT_EQ(items_at(document, "/list").size(), 2);
    EXPECT_TRUE(items_at(document, "/a").empty());
}

TEST(Hal, fills_templates_with_encoded_values) {
    EXPECT_EQ(expand("http://b/{a}/x/{b}", {{"a", "My App/1"}, {"b", "2"}}),
              "http://b/My%20App%2F1/x/2");
}

}  // namespace
}  // namespace accord::broker_client
