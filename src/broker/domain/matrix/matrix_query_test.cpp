// Questions to the matrix, as clients write them.
#include "broker/domain/matrix/matrix_query.hpp"

#include "broker/domain/nested_query.hpp"

#include <gmock/gmock.h>

namespace accord::broker::domain {
namespace {

using testing::ElementsAre;
using testing::Pair;

KnownNames shop_and_prod() {
    return {.pacticipant = [](std::string_view name) { return name == "Shop"; },
            .environment = [](std::string_view name) { return name == "prod"; }};
}

MatrixQuery matrix_query(std::string_view query) {
    return parse_matrix_query(parse_nested_query(query).value()).value();
}

std::vector<std::string> errors_of(std::string_view query) {
    return validate(matrix_query(query), shop_and_prod());
}

auto can_i_deploy(std::string_view query) {
    return parse_can_i_deploy_query(parse_nested_query(query).value(), shop_and_prod());
}

TEST(MatrixQuery, reads_every_member_of_a_selector) {
    const MatrixQuery query = matrix_query(
        "q[][pacticipant]=Shop&q[][version]=1&q[][branch]=b&q[][tag]=t&q[][environment]=e"
        "&q[][latest]=true&q[][mainBranch]=true");
    EXPECT_THAT(query.selectors,
                ElementsAre(MatrixSelector{.pacticipant = "Shop",
                                           .version = "1",
                                           .branch = "b",
                                           .tag = "t",
                                           .environment = "e",
                                           .latest = true,
                                           .main_branch = true}));
}

TEST(MatrixQuery, takes_blanks_and_other_words_for_nothing) {
    const MatrixQuery query =
        matrix_query("q[][pacticipant]=Shop&q[][version]=&q[][latest]=1&tag=&latest=yes");
    EXPECT_TRUE(query.selectors.front().names_only_pacticipant());
    EXPECT_FALSE(query.options.has_destination());
}

TEST(MatrixQuery, reads_the_options) {
    const MatrixOptions options =
        matrix_query(
            "latestby=cvp&success[]=true&success[]=&limit=7&latest=true&tag=prod"
            "&ignore[][pacticipant]=Stock")
            .options;
    EXPECT_EQ(options.latest_by, LatestBy::kConsumerVersionProvider);
    EXPECT_THAT(options.success, ElementsAre(true, std::nullopt));
    EXPECT_EQ(options.limit, 7);
    EXPECT_TRUE(options.latest);
    EXPECT_EQ(options.tag, "prod");
    EXPECT_THAT(options.ignore, ElementsAre(MatrixSelector{.pacticipant = "Stock"}));
    EXPECT_EQ(matrix_query("").options.limit, 100);
}

TEST(MatrixQuery, takes_numbered_selectors) {
    EXPECT_EQ(matrix_query("q[0][pacticipant]=Shop&q[1][pacticipant]=Stock").selectors.size(), 2);
}

TEST(MatrixQuery, refuses_what_it_can_not_mean) {
    EXPECT_EQ(parse_matrix_query({{"q", "x"}}).error().message,
              "q must be a list of selectors, such as q[][pacticipant]=Foo&q[][version]=1");
    EXPECT_EQ(parse_matrix_query({{"latestby", "xyz"}}).error().message,
              "latestby must be one of: cvpv, cvp, cp (it was 'xyz').");
}

TEST(MatrixQuery, says_what_is_wrong) {
    struct Case {
        std::string_view query;
        std::vector<std::string> errors;
    };
    const std::vector<Case> cases = {
        {"q[][pacticipant]=Shop", {}},
        {"", {"Please provide 1 or more version selectors."}},
        {"q[]=", {"Please specify the pacticipant name"}},
        {"q[][version]=1", {"Please specify the pacticipant name"}},
        {"q[][pacticipant]=A&q[][version]=1&q[][pacticipant]=B",
         {"Pacticipant A not found", "Pacticipant B not found"}},
        {"q[][pacticipant]=Shop&q[][version]=1&q[][latest]=true",
         {"A version number and latest flag cannot both be specified for Shop"}},
        {"q[][pacticipant]=Shop&limit=0", {"The limit must be 1 or greater."}},
        {"q[][pacticipant]=Shop&limit=x", {"The limit must be 1 or greater."}},
        {"q[][pacticipant]=Shop&latest=true&environment=prod",
         {"Cannot specify both latest=true and an environment."}},
        {"q[][pacticipant]=Shop&tag=a&environment=prod",
         {"Cannot specify more than one of tag, environment and mainBranch."}},
        {"q[][pacticipant]=Shop&environment=x", {"Environment with name 'x' does not exist"}},
        {"q[][pacticipant]=Shop&ignore[][version]=1",
         {"Please specify the pacticipant name to ignore"}},
        {"q[][pacticipant]=Shop&ignore[][pacticipant]=A&ignore[][version]=1&ignore[][latest]=true",
         {"A version number and latest flag cannot both be specified for A to ignore"}},
    };
    for (const Case& one : cases) {
        EXPECT_EQ(errors_of(one.query), one.errors) << one.query;
    }
}

TEST(CanIDeployQuery, asks_for_an_environment_or_a_tag) {
    const MatrixQuery to_environment =
        can_i_deploy("pacticipant=Shop&version=1&environment=prod&ignore[]=Stock").value();
    EXPECT_THAT(to_environment.selectors,
                ElementsAre(MatrixSelector{.pacticipant = "Shop", .version = "1"}));
    EXPECT_EQ(to_environment.options.latest_by, LatestBy::kConsumerVersionProviderVersion);
    EXPECT_EQ(to_environment.options.environment, "prod");
    EXPECT_EQ(to_environment.options.limit, std::nullopt);
    EXPECT_THAT(to_environment.options.ignore, ElementsAre(MatrixSelector{.pacticipant = "Stock"}));

    const MatrixQuery to_tag = can_i_deploy("pacticipant=Shop&version=1&to=dev").value();
    EXPECT_EQ(to_tag.options.latest_by, LatestBy::kConsumerVersionProvider);
    EXPECT_EQ(to_tag.options.tag, "dev");
    EXPECT_TRUE(to_tag.options.latest);
}

TEST(CanIDeployQuery, says_what_is_wrong_by_parameter) {
    const auto errors = [](std::string_view query) { return can_i_deploy(query).error(); };
    EXPECT_THAT(errors("pacticipant=&version=&environment="),
                ElementsAre(Pair("pacticipant", "is missing"),
                            Pair("version", "is missing"),
                            Pair("", "Must specify either an environment or a 'to' tag.")));
    EXPECT_THAT(errors("pacticipant=A&version=1&environment=prod"),
                ElementsAre(Pair("pacticipant", "does not match an existing pacticipant")));
    EXPECT_THAT(errors("pacticipant=Shop&version=1&environment=x"),
                ElementsAre(Pair("environment", "with name 'x' does not exist")));
    EXPECT_THAT(errors("pacticipant=Shop&version=1&environment=prod&to=a"),
                ElementsAre(Pair("", "Cannot specify both a 'to' tag and an environment.")));
}

}  // namespace
}  // namespace accord::broker::domain
