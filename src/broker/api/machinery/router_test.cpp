// Patterns and the paths that fit them.
#include "broker/api/machinery/router.hpp"

#include <stdexcept>

namespace accord::broker::api {
namespace {

constexpr Route kTable[] = {
    {Method::kGet, "/"},
    {Method::kGet, "/apps/:app/versions"},
    {Method::kPut, "/apps/:app/versions"},
    {Method::kGet, "/apps/:app/:what/last"},
    {Method::kGet, "/apps/label/:label"},
    {Method::kGet, "/apps/label/:label/first"},
    {Method::kGet, "/files/*file"},
    {Method::kGet, "/files/:name"},
    {Method::kGet, "/files/special"},
};

std::string_view pattern_of(std::string_view path) {
    const auto match = Router(kTable).find(path);
    return match ? match->routes.front()->pattern : "none";
}

PathParameters parameters_of(std::string_view path) {
    return Router(kTable).find(path)->parameters;
}

TEST(Router, finds_the_pattern_that_fits) {
    EXPECT_EQ(pattern_of("/apps/shop/versions"), "/apps/:app/versions");
    EXPECT_EQ(pattern_of("/"), "/");
    EXPECT_EQ(pattern_of("/apps"), "none");
    EXPECT_EQ(pattern_of("/Apps/shop/versions"), "none");
}

TEST(Router, prefers_words_to_parameters_and_parameters_to_stars_in_any_order) {
    EXPECT_EQ(pattern_of("/apps/label/versions"), "/apps/label/:label");
    EXPECT_EQ(pattern_of("/files/special"), "/files/special");
    EXPECT_EQ(pattern_of("/files/other"), "/files/:name");
    EXPECT_EQ(pattern_of("/files/special/x"), "/files/*file");
}

TEST(Router, tries_the_parameter_when_the_word_leads_nowhere) {
    EXPECT_EQ(pattern_of("/apps/label/x/last"), "/apps/:app/:what/last");
    EXPECT_EQ(parameters_of("/apps/label/x/last"),
              (PathParameters{{"app", "label"}, {"what", "x"}}));
}

TEST(Router, gives_a_star_the_rest_of_the_path) {
    EXPECT_EQ(parameters_of("/files/css/a%20b/c.css"), (PathParameters{{"file", "css/a b/c.css"}}));
    EXPECT_EQ(pattern_of("/files"), "none");
    EXPECT_EQ(pattern_of("/files/"), "none");
}

TEST(Router, overlooks_one_slash_at_the_end) {
    EXPECT_EQ(pattern_of("/apps/shop/versions/"), "/apps/:app/versions");
}

TEST(Router, decodes_parameters_but_not_words) {
    EXPECT_EQ(parameters_of("/apps/a%2Fb+c/versions"), (PathParameters{{"app", "a/b+c"}}));
    EXPECT_EQ(pattern_of("/%61pps/shop/versions"), "none");
}

TEST(Router, finds_all_methods_of_a_pattern) {
    EXPECT_EQ(Router(kTable).find("/apps/shop/versions")->routes.size(), 2U);
}

TEST(Router, takes_no_pattern_by_two_names) {
    constexpr Route kTwice[] = {{Method::kGet, "/apps/:app"}, {Method::kPut, "/apps/:name"}};
    EXPECT_THROW(Router{kTwice}, std::logic_error);
}

}  // namespace
}  // namespace accord::broker::api
