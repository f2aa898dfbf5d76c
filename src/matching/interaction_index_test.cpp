// Interactions found by method and path.
#include "matching/interaction_index.hpp"

namespace accord::matching {
namespace {

using Places = std::vector<std::size_t>;

CompiledRequest indexed(std::string method, std::string path, std::string path_pattern = "") {
    contract::HttpRequest expected{.method = std::move(method), .path = std::move(path)};
    if (!path_pattern.empty()) {
        expected.rules.path.rules.push_back({contract::rule::Regex{std::move(path_pattern)}});
    }
    return *CompiledRequest::compile(expected, contract::SpecVersion::kV4);
}

TEST(InteractionIndex, finds_by_method_and_path) {
    const InteractionIndex index(
        {indexed("GET", "/a"), indexed("POST", "/a"), indexed("GET", "/b")});
    EXPECT_EQ(index.candidates("GET", "/a"), Places{0});
    EXPECT_EQ(index.candidates("post", "/a"), Places{1});
    EXPECT_EQ(index.candidates("PUT", "/a"), Places{});
    EXPECT_EQ(index.candidates("GET", "/a/"), Places{});
}

TEST(InteractionIndex, finds_a_path_that_is_written_as_it_is_sent) {
    const InteractionIndex index({indexed("GET", "/a%20b/caf%C3%A9"),
                                  indexed("GET", "/a%20b/1", "^/a%20b/\\d$"),
                                  indexed("GET", "/100%")});
    EXPECT_EQ(index.candidates("GET", "/a b/caf\u00e9"), Places{0});
    EXPECT_EQ(index.candidates("GET", "/a b/2"), Places{1});
    EXPECT_EQ(index.candidates("GET", "/100%"), Places{2});
    EXPECT_TRUE(index.at(0).match({.method = "GET", .path = "/a b/caf\u00e9"}).empty());
}

TEST(InteractionIndex, finds_a_path_whose_percent_sign_is_meant) {
    const InteractionIndex index({indexed("GET", "/a b"), indexed("GET", "/a%20b")});
    EXPECT_EQ(index.candidates("GET", "/a%20b"), Places{1});
    EXPECT_EQ(index.candidates("GET", "/a b"), (Places{0, 1}));
    EXPECT_TRUE(index.at(1).match({.method = "GET", .path = "/a%20b"}).empty());
}

TEST(InteractionIndex, finds_all_of_one_path_with_those_whose_path_has_a_rule_in_order) {
    const InteractionIndex index({indexed("GET", "/a/1", "/a/\\d+"),
                                  indexed("GET", "/a/2"),
                                  indexed("GET", "/a/x", "/a/\\w+"),
                                  indexed("GET", "/a/2")});
    EXPECT_EQ(index.candidates("GET", "/a/2"), (Places{0, 1, 2, 3}));
    EXPECT_EQ(index.candidates("GET", "/a/x"), Places{2});
}

}  // namespace
}  // namespace accord::matching
