// Which interactions a request that nothing matched came nearest to.
#include "matching/explain/nearest.hpp"

namespace accord::matching {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

InteractionIndex index_of(const std::vector<contract::HttpRequest>& requests) {
    std::vector<CompiledRequest> compiled;
    for (const auto& request : requests) {
        compiled.push_back(*CompiledRequest::compile(request, contract::SpecVersion::kV4));
    }
    return InteractionIndex(std::move(compiled));
}

std::vector<std::size_t> places(const contract::HttpRequest& actual,
                                const InteractionIndex& index,
                                const std::vector<std::size_t>& candidates = {}) {
    std::vector<std::size_t> out;
    for (const NearInteraction& near : nearest_to(actual, index, candidates)) {
        out.push_back(near.place);
    }
    return out;
}

TEST(Nearest, puts_the_path_before_the_method_and_both_before_the_rest) {
    const auto index = index_of({{.method = "GET", .path = "/orders"},
                                 {.method = "POST", .path = "/products"},
                                 {.method = "POST", .path = "/orders", .headers = {{"X", {"1"}}}}});
    EXPECT_THAT(places({.method = "POST", .path = "/order"}, index), ElementsAre(2));
    EXPECT_THAT(places({.method = "PUT", .path = "/products"}, index), ElementsAre(1));
    EXPECT_THAT(places({.method = "DELETE", .path = "/orders"}, index), ElementsAre(0, 2));
}

TEST(Nearest, knows_paths_with_rules_and_slips_of_spelling) {
    contract::HttpRequest ruled{.path = "/users/1"};
    ruled.rules.path.rules = {{contract::rule::Regex{"/users/\\d+"}}};
    const auto index = index_of({{.path = "/users/list"}, ruled});
    EXPECT_THAT(places({.method = "POST", .path = "/users/77"}, index), ElementsAre(1));
    EXPECT_THAT(places({.path = "/Users/List/"}, index), ElementsAre(0));
}

TEST(Nearest, lists_those_about_as_near_up_to_a_limit) {
    std::vector<contract::HttpRequest> requests;
    for (int i = 0; i < 9; ++i) {
        requests.push_back({.path = "/a", .query = {{"q", {std::to_string(i)}}}});
    }
    EXPECT_THAT(places({.path = "/a", .query = {{"q", {"5"}}}}, index_of(requests)),
                ElementsAre(5, 0, 1, 2));
    EXPECT_THAT(places({.path = "/a"}, index_of({})), IsEmpty());
}

TEST(Nearest, looks_at_the_candidates_only_when_there_are_some) {
    const auto index = index_of({{.path = "/a"}, {.path = "/a", .headers = {{"X", {"1"}}}}});
    EXPECT_THAT(places({.path = "/a"}, index, {1}), ElementsAre(1));
}

TEST(Nearest, matches_a_bounded_number_in_full) {
    std::vector<contract::HttpRequest> requests;
    for (std::size_t i = 0; i <= kFullMatchesMax; ++i) {
        // The query of the last looks least alike, although it has the fewest differences.
        const bool last = i == kFullMatchesMax;
        requests.push_back(
            {.path = "/a",
             .query = last ? contract::MultiMap{{"a", {"1"}}, {"b", {"1"}}} : contract::MultiMap{},
             .headers = {{"X", {"1"}}, {"Y", {"1"}}, {"Z", {"1"}}}});
    }
    requests.back().headers.clear();
    EXPECT_THAT(places({.path = "/a"}, index_of(requests)), ElementsAre(0, 1, 2, 3));
}

TEST(PathDistance, grows_with_what_differs) {
    EXPECT_EQ(path_distance("/a/b", "/a/b"), 0U);
    EXPECT_EQ(path_distance("/a/b", "/A/b/"), 5U);
    EXPECT_EQ(path_distance("/a/users", "/a/user"), 12U);
    EXPECT_EQ(path_distance("/a/b", "/a/x/b"), 20U);
    EXPECT_EQ(path_distance("/a/b", "/x/y"), 40U);
}

}  // namespace
}  // namespace accord::matching
