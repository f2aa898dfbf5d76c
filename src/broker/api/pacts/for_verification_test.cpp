// What a provider is to verify is asked by every build of it, in the same words: the answer is
// given again until something is written that matters, or the minute is over.
#include "support/broker/test_broker.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace accord::broker::api {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kAddress = "/pacts/provider/Orders/for-verification";
constexpr std::string_view kQuestion =
    R"({"providerVersionBranch":"main","includePendingStatus":true,"consumerVersionSelectors":[)"
    R"({"mainBranch":true},{"branch":"feat"},{"tag":"dev","latest":true},{"deployed":true}]})";

http::Request question(std::string_view body = kQuestion, std::string_view method = "POST") {
    http::Request request{.method = std::string(method), .target = std::string(kAddress)};
    request.headers.add("Content-Type", "application/json");
    request.body = body;
    return request;
}

/// Three versions of Shop with a pact each; the first is on its main branch.
class ForVerification : public testing::Test {
  protected:
    ForVerification() {
        broker_.put("/pacticipants/Shop", R"({"mainBranch":"main"})");
        for (const auto* version : {"1", "2", "3"}) {
            publish(version);
        }
        broker_.put("/pacticipants/Shop/branches/main/versions/1");
        broker_.put("/pacticipants/Orders/branches/main/versions/o1");
        environment_ = broker_.at(
            broker_.post("/environments", R"({"name":"test","production":false})"), "/uuid");
    }

    void publish(std::string_view version) const {
        const auto published = broker_.put(
            fmt::format("/pacts/provider/Orders/consumer/Shop/version/{}", version),
            fmt::format(
                R"({{"consumer":{{"name":"Shop"}},"provider":{{"name":"Orders"}},)"
                R"("interactions":[{{"description":"{}","request":{{"method":"GET","path":"/"}},)"
                R"("response":{{"status":200}}}}]}})",
                version));
        ASSERT_EQ(published.status, 201) << published.body;
    }

    /// A success by Orders o1.
    void verify(std::string_view version) const {
        const auto pact =
            broker_.get(fmt::format("/pacts/provider/Orders/consumer/Shop/version/{}", version));
        const auto results = broker_.at(pact, "/_links/pb:publish-verification-results/href");
        broker_.post(results.substr(std::string_view("http://broker").size()),
                     R"({"success":true,"providerApplicationVersion":"o1"})");
    }

    /// Something is written, after which the answer is another one.
    template <class Write>
    void expect_news(std::string_view what, Write write) {
        const auto before = broker_.handle(question()).body;
        EXPECT_EQ(handled_and_given_again(question()), before) << what;
        write();
        EXPECT_EQ(given_again(question()), "(nothing)") << what;
        EXPECT_NE(broker_.handle(question()).body, before) << what;
    }

    std::string given_again(const http::Request& request) const {
        const auto answer = broker_.given_again(request);
        return answer ? answer->body : "(nothing)";
    }
    std::string handled_and_given_again(const http::Request& request) const {
        const auto answer = broker_.handled_and_given_again(request);
        return answer ? answer->body : "(nothing)";
    }

    TestBroker broker_;
    std::string environment_;
};

TEST_F(ForVerification, is_answered_again_without_a_statement) {
    for (const auto& asked : {question(), question("", "GET"), question("{}")}) {
        EXPECT_EQ(given_again(asked), "(nothing)");
        const auto made = broker_.handle(asked);
        ASSERT_EQ(made.status, 200) << made.body;
        const auto again = broker_.handled_and_given_again(asked);
        ASSERT_TRUE(again);
        EXPECT_EQ(again->status, 200);
        EXPECT_EQ(again->headers, made.headers);
        EXPECT_EQ(again->body, made.body);
    }
}

TEST_F(ForVerification, is_answered_anew_after_every_write_that_matters) {
    const auto put = [this](std::string_view path, std::string_view body = "{}") {
        const auto answer = broker_.put(path, body);
        ASSERT_LT(answer.status, 300) << path << answer.body;
    };
    expect_news("a result", [&] { verify("1"); });
    expect_news("a branch", [&] { put("/pacticipants/Shop/branches/feat/versions/2"); });
    expect_news("a tag", [&] { put("/pacticipants/Shop/versions/3/tags/dev"); });
    const auto deployed = "/pacticipants/Shop/versions/1/deployed-versions/environment/";
    expect_news("a deployment", [&] { broker_.post(deployed + environment_); });
    expect_news("an environment that is gone",
                [&] { broker_.send("DELETE", "/environments/" + environment_); });
    expect_news("a main branch", [&] { put("/pacticipants/Shop", R"({"mainBranch":"feat"})"); });
    expect_news("a pact", [&] {
        publish("4");
        put("/pacticipants/Shop/branches/feat/versions/4");
    });
    expect_news("a version that is gone",
                [&] { broker_.send("DELETE", "/pacticipants/Shop/versions/4"); });
}

TEST_F(ForVerification, refuses_an_environment_until_it_is_there) {
    const auto asked =
        question(R"({"consumerVersionSelectors":[{"environment":"next"},{"mainBranch":true}]})");
    EXPECT_EQ(broker_.handle(asked).status, 400);
    EXPECT_EQ(given_again(asked), "(nothing)");
    broker_.post("/environments", R"({"name":"next","production":false})");
    EXPECT_EQ(broker_.handle(asked).status, 200);
}

TEST_F(ForVerification, is_another_answer_for_another_body_address_or_type) {
    const auto with_status = broker_.handle(question(R"({"includePendingStatus":true})"));
    EXPECT_THAT(with_status.body, HasSubstr(R"("pending":true)"));
    const auto without = question(R"({"includePendingStatus":false})");
    EXPECT_EQ(given_again(without), "(nothing)");
    EXPECT_THAT(broker_.handle(without).body, Not(HasSubstr("pending")));

    auto elsewhere = question();
    broker_.handle(elsewhere);
    elsewhere.target = "/pacts/provider/Shop/for-verification";
    EXPECT_THAT(broker_.handle(elsewhere).body, HasSubstr(R"("pacts":[])"));

    auto as_text = question();
    as_text.headers.set("Content-Type", "text/plain");
    EXPECT_EQ(given_again(as_text), "(nothing)");
    EXPECT_EQ(broker_.handle(as_text).status, 415);
    auto packed = question();
    packed.headers.add("Content-Encoding", "gzip");
    EXPECT_EQ(broker_.handle(packed).status, 415);
}

TEST_F(ForVerification, is_kept_for_bodies_of_so_many_bytes) {
    const auto asked = [](std::size_t bytes) {
        return question("{" + std::string(bytes - 2, ' ') + "}");
    };
    const auto at_most = asked(AnswerCache::kBodyBytesMax);
    const auto more = asked(AnswerCache::kBodyBytesMax + 1);
    EXPECT_EQ(broker_.handle(at_most).status, 200);
    EXPECT_NE(handled_and_given_again(at_most), "(nothing)");
    EXPECT_EQ(broker_.handle(more).status, 200);
    EXPECT_EQ(given_again(more), "(nothing)");
}

TEST_F(ForVerification, follows_the_time_where_it_counts) {
    const auto in_progress =
        question(R"({"providerVersionBranch":"main","includeWipPactsSince":"2020-01-01",)"
                 R"("consumerVersionSelectors":[{"tag":"none","latest":true}]})");
    broker_.put("/pacticipants/Shop/branches/feat/versions/2");
    verify("1");
    verify("2");
    const auto body = [&] { return broker_.handle(in_progress).body; };
    EXPECT_THAT(body(), HasSubstr(R"("pacts":[])"));
    EXPECT_NE(handled_and_given_again(in_progress), "(nothing)");
    broker_.clock().advance(std::chrono::days(31));
    EXPECT_EQ(given_again(in_progress), "(nothing)");
    EXPECT_THAT(body(), HasSubstr("Shop (2)")) << "a success ends it for 30 days";
}

TEST_F(ForVerification, knows_the_time_by_the_minute) {
    constexpr auto kToTheEndOfTheMinute = std::chrono::seconds(54);  // from 3:04:05
    EXPECT_TRUE(TestBroker::eventually([&] {
        broker_.handle(question());
        broker_.clock().advance(kToTheEndOfTheMinute);
        const bool is_given = given_again(question()) != "(nothing)";
        broker_.clock().advance(-kToTheEndOfTheMinute);
        return is_given;
    }));
    broker_.clock().advance(kToTheEndOfTheMinute + std::chrono::seconds(1));
    EXPECT_EQ(given_again(question()), "(nothing)");
}

}  // namespace
}  // namespace accord::broker::api
