// Questions to the matrix, without HTTP: what is refused, what is answered.
#include "broker/service/matrix/matrix.hpp"

#include "broker/service/environments/environments.hpp"
#include "broker/service/versions/branches.hpp"
#include "broker/service/versions/versions.hpp"
#include "support/broker/test_work.hpp"

#include <gmock/gmock.h>

namespace accord::broker::service {
namespace {

using testing::SizeIs;

void make_pacticipants(TestWork& work) {
    for (const std::string_view name : {"Shop", "Orders"}) {
        work([&](Work& w) { return put_on_branch(w, VersionName{name, "1"}, "main"); });
    }
}

TEST(AskMatrix, refuses_names_that_do_not_exist) {
    TestWork work;
    const domain::MatrixQuery query{.selectors = {{.pacticipant = "Nobody"}}};
    const auto refused = work([&](Work& w) { return ask_matrix(w, query); });
    EXPECT_THAT(refused.error(), SizeIs(1));
}

TEST(AskMatrix, decides) {
    TestWork work;
    make_pacticipants(work);
    const domain::MatrixQuery query{.selectors = {{.pacticipant = "Shop"}}};
    const auto decision = work([&](Work& w) { return ask_matrix(w, query); });
    ASSERT_TRUE(decision);
    EXPECT_THAT(decision->matrix.considered, SizeIs(0));
    EXPECT_THAT(work([&](Work& w) { return find_details(w, decision->matrix); }), SizeIs(0));
}

TEST(AskMatrixOfPair, says_who_is_unknown) {
    TestWork work;
    make_pacticipants(work);
    const auto ask = [&](std::string_view consumer, std::string_view provider) {
        return work([&](Work& w) { return ask_matrix_of_pair(w, consumer, provider, {}); });
    };
    using Unknown = PairRefusal::Unknown;
    EXPECT_TRUE(ask("Shop", "Orders"));
    EXPECT_EQ(ask("Nobody", "Noone").error().unknown, Unknown::kConsumer);
    EXPECT_EQ(ask("Shop", "Noone").error().unknown, Unknown::kProvider);
}

TEST(CanIDeploy, tells_parameters_that_are_wrong) {
    TestWork work;
    make_pacticipants(work);
    const auto refused = work([](Work& w) { return can_i_deploy(w, {{"pacticipant", "Nobody"}}); });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().front().first, "pacticipant");
}

TEST(AskAboutExisting, needs_version_and_environment) {
    TestWork work;
    make_pacticipants(work);
    work([](Work& w) { return create_environment(w, {.name = "test"}); });
    const auto exists = [&](std::string branch, std::string environment) {
        const domain::MatrixSelector selector{
            .pacticipant = "Shop", .branch = std::move(branch), .latest = true};
        const domain::MatrixOptions options{.environment = std::move(environment)};
        return work([&](Work& w) { return ask_about_existing(w, selector, options); }).has_value();
    };
    EXPECT_TRUE(exists("main", "test"));
    EXPECT_FALSE(exists("other", "test"));
    EXPECT_FALSE(exists("main", "live"));
}

}  // namespace
}  // namespace accord::broker::service
