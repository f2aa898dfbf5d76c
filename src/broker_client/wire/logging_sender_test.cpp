// What --verbose and --log-level tell, and what they don't.
#include "broker_client/wire/logging_sender.hpp"

#include "http/url.hpp"
#include "support/fake_sender.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace accord::broker_client {
namespace {

class LoggingSenderTest : public testing::Test {
  protected:
    void send(LogLevel level) {
        Logger log(level, [&](LogLevel, std::string_view line) { lines.emplace_back(line); });
        LoggingSender sender(web, log);
        (void)sender.send(
            http::parse_url("http://b/x?y=1").value(),
            {.method = "POST", .headers = {{"Authorization", "Bearer secret"}}, .body = "sent"},
            meanwhile);
    }

    http::FakeSender web;
    http::Meanwhile meanwhile;
    std::vector<std::string> lines;
};

using testing::_;
using testing::ElementsAre;
using testing::StartsWith;

TEST_F(LoggingSenderTest, tells_each_exchange_without_its_header) {
    web.answer_json("POST http://b/x?y=1", "answered", 201);
    send(LogLevel::kInfo);
    EXPECT_THAT(lines, ElementsAre(StartsWith("POST http://b/x?y=1: 201 Created, ")));
}

TEST_F(LoggingSenderTest, tells_bodies_to_who_debugs) {
    web.answer_json("POST http://b/x?y=1", "answered", 201);
    send(LogLevel::kDebug);
    EXPECT_THAT(lines,
                ElementsAre("request body: sent",
                            StartsWith("POST http://b/x?y=1: 201 Created, "),
                            "response body: answered"));
}

TEST_F(LoggingSenderTest, tells_nothing_before_what_is_done_meanwhile_is_done) {
    web.answer_json("POST http://b/x?y=1", "answered", 201);
    meanwhile = [this] { lines.emplace_back("meanwhile"); };
    send(LogLevel::kDebug);
    EXPECT_THAT(lines, ElementsAre("meanwhile", "request body: sent", StartsWith("POST"), _));
    lines.clear();
    send(LogLevel::kWarn);
    EXPECT_THAT(lines, ElementsAre("meanwhile"));
}

TEST_F(LoggingSenderTest, tells_what_went_wrong) {
    web.answer("POST http://b/x?y=1", fail(ErrorCode::kTimeout, "b: no answer within 30 s"));
    send(LogLevel::kWarn);
    EXPECT_THAT(lines, ElementsAre("POST http://b/x?y=1: b: no answer within 30 s"));
}

}  // namespace
}  // namespace accord::broker_client
