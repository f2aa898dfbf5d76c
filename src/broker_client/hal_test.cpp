// Links and templates in HAL documents.
#include "broker_client/hal.hpp"

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

TEST(Hal, fills_templates_with_encoded_values) {
    EXPECT_EQ(expand("http://b/{a}/x/{b}", {{"a", "My App/1"}, {"b", "2"}}),
              "http://b/My%20App%2F1/x/2");
}

}  // namespace
}  // namespace accord::broker_client
