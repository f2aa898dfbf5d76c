// Questions to the matrix, without HTTP: what is refused, what is answered.
#include "broker/service/matrix/matrix.hpp"

#include "broker/domain/limits.hpp"
#include "broker/service/environments/environments.hpp"
#include "broker/service/pacticipants/pacticipants.hpp"
#include "broker/service/verification_results/verification_results.hpp"
#include "broker/service/versions/branches.hpp"
#include "broker/service/versions/tags.hpp"
#include "broker/service/versions/versions.hpp"
#include "support/broker/many_versions.hpp"
#include "support/broker/test_contracts.hpp"

#include <gmock/gmock.h>

namespace accord::broker::service {
namespace {

using testing::ElementsAre;
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

TEST(AskMatrix, refuses_questions_about_too_many_rows) {
    constexpr int kEach = 450;
    static_assert(kEach * kEach > domain::kMatrixRowsMax);
    TestWork work;
    for (int i = 0; i < kEach; ++i) {
        const auto number = std::to_string(i);
        const auto made = publish(work, {"Shop", number, "Orders"}, "the same");
        work([&](Work& w) {
            EXPECT_TRUE(record_verification(
                w, {"Shop", "Orders"}, made->publication.pact.sha, {.provider_version = number}));
            tag_version(w, {"Shop", number}, "dev");
            tag_version(w, {"Orders", number}, "dev");
            return 0;
        });
    }
    domain::MatrixQuery query{.selectors = {{.pacticipant = "Shop", .tag = "dev"},
                                            {.pacticipant = "Orders", .tag = "dev"}},
                              .options = {.limit = 100}};
    EXPECT_THAT(work([&](Work& w) { return ask_matrix(w, query); }).error(),
                ElementsAre("The question is about more than 200000 results and unverified pacts. "
                            "Ask about fewer versions"));
    query.selectors.front() = {.pacticipant = "Shop", .version = "7"};
    EXPECT_TRUE(work([&](Work& w) { return ask_matrix(w, query); }));
}

TEST(AskMatrix, refuses_questions_about_too_many_versions) {
    TestWork work;
    make_pacticipants(work);
    work([&](Work& w) {
        support::add_tagged_versions(w.session, "Shop", "dev", domain::kMatrixVersionsMax + 1);
        return 0;
    });
    const auto ask = [&](domain::MatrixQuery query) {
        return work([&](Work& w) { return ask_matrix(w, query); });
    };
    const auto refusal =
        ElementsAre("The question is about more than 10000 versions. Ask about fewer");
    EXPECT_THAT(ask({.selectors = {{.pacticipant = "Shop", .tag = "dev"}}}).error(), refusal);
    EXPECT_THAT(ask({.selectors = {{.pacticipant = "Shop", .version = "many-1"}},
                     .options = {.ignore = {{.pacticipant = "Shop", .tag = "dev"}}}})
                    .error(),
                refusal);
    EXPECT_TRUE(ask({.selectors = {{.pacticipant = "Shop", .tag = "dev", .latest = true}}}));
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

/// What is missing, or nothing.
template <class Ask>
std::optional<Missing> missing(TestWork& work, Ask ask) {
    const auto decision = work(ask);
    return decision ? std::nullopt : std::optional(decision.error());
}

TEST(CanIDeployBranch, needs_its_version_and_the_environment) {
    TestWork work;
    make_pacticipants(work);
    work([](Work& w) { return create_environment(w, {.name = "test"}); });
    const auto about = [&](std::string name, std::string branch, std::string environment) {
        return missing(work,
                       [&](Work& w) { return can_i_deploy_branch(w, name, branch, environment); });
    };
    EXPECT_EQ(about("Shop", "main", "test"), std::nullopt);
    EXPECT_EQ(about("Nobody", "main", "test"), Missing::kPacticipant);
    EXPECT_EQ(about("Shop", "other", "test"), Missing::kBranch);
    EXPECT_EQ(about("Shop", "main", "live"), Missing::kEnvironment);
}

TEST(CanIDeployTag, needs_its_version) {
    TestWork work;
    make_pacticipants(work);
    const auto about = [&](std::string name, std::string tag) {
        return missing(work, [&](Work& w) { return can_i_deploy_tag(w, name, tag, "prod"); });
    };
    EXPECT_EQ(about("Nobody", "dev"), Missing::kPacticipant);
    EXPECT_EQ(about("Shop", "dev"), Missing::kVersion);
    work([](Work& w) { return tag_version(w, {"Shop", "1"}, "dev"), 0; });
    EXPECT_EQ(about("Shop", "dev"), std::nullopt);
}

TEST(CanIMerge, asks_about_the_heads_of_main_branches) {
    TestWork work;
    const auto can = [&] { return work([](Work& w) { return can_i_merge(w, "Shop"); }); };
    EXPECT_EQ(can().error(), Missing::kPacticipant);
    work([](Work& w) { return create_pacticipant(w, "Shop", {}), 0; });
    EXPECT_EQ(can().error(), Missing::kMainBranchVersion) << "nobody said which it is";
    publish(work, {"Shop", "1", "Orders"}, "a").value();
    work([](Work& w) { return put_on_branch(w, VersionName{"Shop", "1"}, "main"), 0; });
    EXPECT_EQ(can()->summary.deployable, std::nullopt) << "Orders has no main branch";
}

}  // namespace
}  // namespace accord::broker::service
