// The query of /matrix for each kind of question, and what is read in its answer.
#include "broker_client/matrix.hpp"

#include "base/encoding.hpp"
#include "support/fake_broker.hpp"

#include <gtest/gtest.h>

namespace accord::broker_client {
namespace {

std::string decoded_query(const MatrixQuestion& question) {
    return percent_decode(to_query(question)).value();
}

TEST(MatrixQuery, asks_for_one_version_in_an_environment) {
    EXPECT_EQ(decoded_query({.selectors = {{.pacticipant = "My App", .version = "1"}},
                             .to_environment = "prod"}),
              "q[][pacticipant]=My App&q[][version]=1&latestby=cvpv&environment=prod");
}

TEST(MatrixQuery, asks_for_the_latest_of_the_others_without_a_place) {
    EXPECT_EQ(decoded_query({.selectors = {{.pacticipant = "A", .version = "1"}}}),
              "q[][pacticipant]=A&q[][version]=1&latestby=cvp&latest=true");
}

TEST(MatrixQuery, keeps_the_criteria_of_several_selectors_apart) {
    EXPECT_EQ(
        decoded_query({.selectors = {{.pacticipant = "A", .version = "1"},
                                     {.pacticipant = "B", .tag = "prod", .latest = true},
                                     {.pacticipant = "C", .branch = "b", .latest = true},
                                     {.pacticipant = "D", .latest = true, .main_branch = true}}}),
        "q[][pacticipant]=A&q[][version]=1&q[][pacticipant]=B&q[][latest]=true&q[][tag]=prod"
        "&q[][pacticipant]=C&q[][latest]=true&q[][branch]=b"
        "&q[][pacticipant]=D&q[][latest]=true&q[][mainBranch]=true&latestby=cvpv");
}

TEST(MatrixQuery, asks_for_tags_main_branches_and_what_to_ignore) {
    EXPECT_EQ(decoded_query({.selectors = {{.pacticipant = "A", .version = "1"}},
                             .ignored = {{.pacticipant = "B"}},
                             .to_tag = "prod",
                             .limit = 5}),
              "q[][pacticipant]=A&q[][version]=1&latestby=cvp&limit=5&latest=true&tag=prod"
              "&ignore[][pacticipant]=B");
    EXPECT_EQ(decoded_query({.selectors = {{.pacticipant = "A", .version = "1"}},
                             .with_main_branches = true}),
              "q[][pacticipant]=A&q[][version]=1&latestby=cvp&latest=true&mainBranch=true");
}

Result<Matrix> answered(std::string body) {
    FakeBroker broker;
    broker.web.answer_json(fmt::format("GET http://b/matrix?{}&explain=true", to_query({})),
                           std::move(body));
    return ask_matrix(broker.connection, {});
}

TEST(MatrixAnswer, is_a_yes_only_when_the_broker_says_true) {
    EXPECT_TRUE(answered(R"({"summary":{"deployable":true,"reason":"fine"}})").value().deployable);
    EXPECT_FALSE(answered(R"({"summary":{"deployable":false}})").value().deployable);
    EXPECT_FALSE(answered(R"({"summary":{"deployable":null}})").value().deployable);
    EXPECT_FALSE(answered(R"({"summary":{}})").value().deployable);
}

TEST(MatrixAnswer, carries_reason_notices_and_what_is_missing) {
    const auto matrix = answered(R"({"summary":{"deployable":null,"reason":"why","unknown":2},
                                     "notices":[{"type":"error","text":"no"}],"matrix":[]})")
                            .value();
    EXPECT_EQ(matrix.reason, "why");
    EXPECT_EQ(matrix.unknown, 2U);
    EXPECT_EQ(matrix.notices, (std::vector<BrokerNotice>{{"error", "no"}}));
}

TEST(MatrixAnswer, without_a_summary_is_an_error) {
    EXPECT_EQ(answered("{}").error().message, "http://b/matrix: the response has no summary");
}

}  // namespace
}  // namespace accord::broker_client
