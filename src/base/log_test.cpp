// What reaches the log, and what must not.
#include "base/log.hpp"

namespace accord {
namespace {

TEST(Logger, redacts_secrets_wherever_they_stand) {
    std::string written;
    Logger log(LogLevel::kInfo, [&](LogLevel, std::string_view line) { written = line; });
    log.redact("s3cret-token");
    log.info("GET /a?token=s3cret-token with s3cret-token");
    EXPECT_EQ(written, "GET /a?token=***** with *****");
}

TEST(Logger, shows_control_characters_that_others_wrote) {
    std::string written;
    Logger log(LogLevel::kInfo, [&](LogLevel, std::string_view line) { written = line; });
    log.info("GET /\x1b[2J\ninfo all is well");
    EXPECT_EQ(written, "GET /\\x1b[2J\\x0ainfo all is well");
}

TEST(Logger, writes_nothing_below_its_level) {
    int lines = 0;
    Logger log(LogLevel::kWarn, [&](LogLevel, std::string_view) { ++lines; });
    log.info("no");
    log.warn("yes");
    EXPECT_EQ(lines, 1);
}

TEST(LogLevel, unknown_names_are_refused_with_the_choices) {
    EXPECT_EQ(parse_log_level("WARN"), LogLevel::kWarn);
    EXPECT_EQ(parse_log_level("loud").error().message,
              "\"loud\" is not a log level; use debug, info, warn, error or none");
}

}  // namespace
}  // namespace accord
