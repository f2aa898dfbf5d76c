// Waiting for a database that does not answer.
#include "cli/servers/open_broker.hpp"

#include <gtest/gtest.h>

namespace accord::cli {
namespace {

using std::chrono::milliseconds;

/// A port where nobody listens.
broker::BrokerOptions unreachable(unsigned retries) {
    broker::BrokerOptions options;
    options.settings.database.url = "postgres://me:secret@127.0.0.1:1/broker";
    options.settings.database.connect_retries_max = retries;
    return options;
}

/// What goes into the log, whatever its format.
struct Told {
    std::string lines;
    Logger log{LogLevel::kWarn, [this](LogLevel, std::string_view line) { lines += line; }};
};

TEST(OpenBroker, waits_for_a_database_and_says_so_once) {
    Told told;
    int pauses = 0;
    const auto broker = open_broker(unreachable(2), told.log, [&](milliseconds time) {
        EXPECT_EQ(time, kDatabaseRetryPause);
        return ++pauses > 0;
    });
    EXPECT_EQ(pauses, 2);
    EXPECT_EQ(broker.error().code, ErrorCode::kUnavailable);
    const std::string reason =
        "cannot connect to the database: connection to server at \"127.0.0.1\", port 1 failed: "
        "Connection refused";
    EXPECT_EQ(broker.error().message, reason);
    EXPECT_EQ(told.lines,
              "waiting for the database postgres://me@127.0.0.1:1/broker, trying again every 3 s, "
              "up to 2 times: " +
                  reason);
}

TEST(OpenBroker, does_not_wait_when_told_not_to) {
    Told told;
    const auto broker = open_broker(unreachable(0), told.log, [](milliseconds) { return true; });
    EXPECT_FALSE(broker);
    EXPECT_EQ(told.lines, "");
}

TEST(OpenBroker, ends_when_the_server_is_to_end) {
    Told told;
    const auto broker = open_broker(unreachable(9), told.log, [](milliseconds) { return false; });
    ASSERT_TRUE(broker);
    EXPECT_EQ(*broker, nullptr);
}

TEST(OpenBroker, does_not_wait_for_what_will_not_change) {
    auto options = unreachable(9);
    options.settings.database.url = "postgres://127.0.0.1:1/broker?nonsense=1";
    Told told;
    const auto broker = open_broker(options, told.log, [](milliseconds) { return true; });
    EXPECT_EQ(broker.error().message,
              "cannot connect to the database: invalid connection option \"nonsense\"");
    EXPECT_EQ(told.lines, "");
}

}  // namespace
}  // namespace accord::cli
