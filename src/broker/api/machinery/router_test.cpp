// Paths and the routes they find.
#include "broker/api/machinery/router.hpp"

namespace accord::broker::api {
namespace {

constexpr Route kTable[] = {
    {Method::kGet, "/"},
    {Method::kGet, "/apps/label/:label"},
    {Method::kGet, "/apps/:app/versions"},
    {Method::kPut, "/apps/:app/versions"},
};

std::string_view pattern_of(std::string_view path) {
    const auto match = Router(kTable).find(path);
    return match ? match->routes.front()->pattern : "none";
}

TEST(Router, takes_the_first_pattern_that_fits) {
    EXPECT_EQ(pattern_of("/apps/shop/versions"), "/apps/:app/versions");
    EXPECT_EQ(pattern_of("/apps/label/versions"), "/apps/label/:label");
    EXPECT_EQ(pattern_of("/"), "/");
    EXPECT_EQ(pattern_of("/apps"), "none");
    EXPECT_EQ(pattern_of("/Apps/shop/versions"), "none");
}

TEST(Router, overlooks_one_slash_at_the_end) {
    EXPECT_EQ(pattern_of("/apps/shop/versions/"), "/apps/:app/versions");
}

TEST(Router, decodes_parameters_but_not_words) {
    EXPECT_EQ(Router(kTable).find("/apps/a%2Fb+c/versions")->parameters,
              (PathParameters{{"app", "a/b+c"}}));
    EXPECT_EQ(pattern_of("/%61pps/shop/versions"), "none");
}

TEST(Router, finds_all_methods_of_a_pattern) {
    EXPECT_EQ(Router(kTable).find("/apps/shop/versions")->routes.size(), 2U);
}

}  // namespace
}  // namespace accord::broker::api
