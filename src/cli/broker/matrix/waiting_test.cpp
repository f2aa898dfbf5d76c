// can-i-deploy that waits: told by the broker, or asking from time to time.
#include "cli/broker/matrix/waiting.hpp"

#include "support/fake_broker.hpp"

#include <gmock/gmock.h>

#include <sstream>

namespace accord::cli {
namespace {

using broker_client::FakeBroker;
using testing::HasSubstr;

constexpr auto kUnknown = R"({"summary":{"deployable":null,"unknown":1},"matrix":[
    {"consumer":{"name":"Shop"},"provider":{"name":"Orders","version":null}}]})";
constexpr auto kYes = R"({"summary":{"deployable":true,"unknown":0},"matrix":[]})";

constexpr auto kWait =
    "GET http://b/events?event=provider_verification_published&event=deployment_recorded"
    "&event=undeployment_recorded&event=release_recorded&event=support_end_recorded"
    "&event=contract_published&event=pacticipant_version_branch_changed"
    "&event=pacticipant_version_tag_created&pacticipant=Orders&pacticipant=Shop&limit=1"
    "&seconds=20";

struct Waiting {
    Waiting() {
        command.question.selectors = {{.pacticipant = "Shop", .version = "1"}};
        command.question.to_environment = "prod";
        command.wait = std::chrono::seconds(60);
    }
    void answers_to_the_question(std::vector<std::string> answers) {
        const auto address = fmt::format("GET http://b/matrix?{}&explain=true",
                                         broker_client::to_query(command.question));
        for (auto& answer : answers) {
            broker.web.answer_json(address, std::move(answer));
        }
    }
    auto ask() { return ask_until_known(broker.connection, command, told); }

    FakeBroker broker;
    MatrixCommand command;
    std::ostringstream told;
};

TEST(Wait, is_read_with_its_unit) {
    EXPECT_EQ(parse_wait("90s").value(), std::chrono::seconds(90));
    EXPECT_EQ(parse_wait("10m").value(), std::chrono::minutes(10));
    EXPECT_EQ(parse_wait("1h").value(), std::chrono::hours(1));
    EXPECT_EQ(parse_wait("24h").value(), std::chrono::hours(24));
    for (const auto* wrong : {"", "10", "m", "-1s", "25h", "1d", "1.5h", "99999999999999999999s"}) {
        EXPECT_FALSE(parse_wait(wrong)) << wrong;
    }
    EXPECT_EQ(parse_wait("10").error().message,
              "10: write a number with s, m or h, such as 90s, 10m or 1h; a day at most");
}

TEST(Wait, does_not_ask_again_when_all_is_known) {
    Waiting waiting;
    waiting.answers_to_the_question({kYes});
    EXPECT_TRUE(waiting.ask().value().deployable);
    EXPECT_EQ(waiting.told.str(), "");
}

TEST(Wait, asks_again_when_the_broker_tells_that_something_has_happened) {
    Waiting waiting;
    waiting.answers_to_the_question({kUnknown, kYes});
    waiting.broker.web.answer("GET http://b/events?limit=0&seconds=20",
                              http::Response{.body = "id: 7\nevent: connected\ndata: {}\n\n"});
    waiting.broker.web.answer(kWait, http::Response{.body = "id: 8\nevent: x\ndata: {}\n\n"});
    EXPECT_TRUE(waiting.ask().value().deployable);
    EXPECT_EQ(waiting.told.str(), "waiting up to 60 s for 1 verification result\n");
    EXPECT_EQ(waiting.broker.web.sent.size(), 4);
}

TEST(Wait, goes_on_when_the_broker_is_away_meanwhile) {
    Waiting waiting;
    waiting.answers_to_the_question({kUnknown});
    const auto question = fmt::format("GET http://b/matrix?{}&explain=true",
                                      broker_client::to_query(waiting.command.question));
    waiting.broker.web.answer(question, fail(ErrorCode::kUnreadable, "b: closed"));
    waiting.broker.web.answer_json(question, kYes);
    waiting.broker.web.answer("GET http://b/events?limit=0&seconds=20",
                              http::Response{.body = "id: 7\nevent: connected\ndata: {}\n\n"});
    waiting.broker.web.answer(kWait, fail(ErrorCode::kTimeout, "b: no answer within 30 s"));
    waiting.broker.web.answer(kWait, http::Response{.body = "id: 8\nevent: x\ndata: {}\n\n"});
    const auto matrix = waiting.ask();
    ASSERT_TRUE(matrix) << matrix.error().message;
    EXPECT_TRUE(matrix->deployable);
}

TEST(Wait, ends_at_once_when_the_broker_refuses) {
    Waiting waiting;
    waiting.answers_to_the_question({kUnknown});
    waiting.broker.web.answer("GET http://b/events?limit=0&seconds=20",
                              http::Response{.body = "id: 7\nevent: connected\ndata: {}\n\n"});
    waiting.broker.web.answer(kWait, http::Response{.status = 401});
    EXPECT_FALSE(waiting.ask());
}

TEST(Wait, asks_from_time_to_time_where_nothing_is_told) {
    Waiting waiting;
    waiting.command.retry_interval_s = 0;
    waiting.answers_to_the_question({kUnknown, kUnknown, kYes});
    EXPECT_TRUE(waiting.ask().value().deployable);
    EXPECT_EQ(waiting.broker.web.sent.size(), 4);
}

TEST(Wait, ends_with_what_is_known_when_the_time_is_up) {
    Waiting waiting;
    waiting.command.wait = std::chrono::seconds(1);
    waiting.command.retry_interval_s = 1;
    waiting.answers_to_the_question({kUnknown});
    EXPECT_FALSE(waiting.ask().value().deployable);
}

}  // namespace
}  // namespace accord::cli
