// What reaches the log, and what must not.
#include "base/log.hpp"

#include "base/files.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <filesystem>
#include <unistd.h>

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

TEST(Logger, writes_fields_behind_the_text_or_as_members) {
    std::string written;
    const auto sink = [&](LogLevel, std::string_view line) { written = line; };
    const LogField fields[] = {
        {"path", "/a b"}, {"status", std::int64_t{200}}, {"seconds", 0.5}, {"user", "s3cret"}};
    Logger text(LogLevel::kInfo, sink);
    text.redact("s3cret");
    text.log(LogLevel::kInfo, "GET", fields);
    EXPECT_EQ(written, "GET path=/a b status=200 seconds=0.5 user=*****");

    Logger json(LogLevel::kInfo, sink, LogFormat::kJson);
    json.redact("s3cret");
    json.log(LogLevel::kWarn, "one \"line\"\nonly \xff", fields);
    EXPECT_THAT(written, testing::MatchesRegex(R"(\{"timestamp":"....-..-..T..:..:..\....Z",.*)"));
    EXPECT_THAT(
        written,
        testing::EndsWith(
            R"("level":"warn","message":"one \"line\"\nonly �","path":"/a b","status":200,"seconds":0.5,"user":"*****"})"));
}

TEST(Logger, shows_the_level_in_colour_where_it_is_asked_to) {
    const auto file =
        std::filesystem::temp_directory_path() / fmt::format("accord-log-{}.log", ::getpid());
    const auto written = [&](LogFormat format) {
        std::filesystem::remove(file);
        {
            const auto log = *Logger::open({.level = LogLevel::kInfo,
                                            .format = format,
                                            .stream = LogStream::kFile,
                                            .file = file});
            log->error("it broke");
            log->log(LogLevel::kFatal, "for good");
        }
        auto text = read_file(file).value_or("");
        std::filesystem::remove(file);
        return text;
    };
    EXPECT_THAT(written(LogFormat::kColour),
                testing::AllOf(testing::HasSubstr("\x1b[31merror\x1b[0m it broke\n"),
                               testing::HasSubstr("\x1b[31mfatal\x1b[0m for good\n")));
    EXPECT_THAT(written(LogFormat::kText), testing::HasSubstr(" error it broke\n"));
    EXPECT_THAT(written(LogFormat::kJson), testing::HasSubstr(R"("level":"fatal")"));
}

TEST(Logger, says_why_a_file_can_t_be_written) {
    const auto log = Logger::open({.stream = LogStream::kFile, .file = "/proc/none/accord.log"});
    ASSERT_FALSE(log);
    EXPECT_THAT(log.error().message, testing::HasSubstr("/proc/none"));
}

TEST(LogLevel, unknown_names_are_refused_with_the_choices) {
    EXPECT_EQ(parse_log_level("WARN"), LogLevel::kWarn);
    EXPECT_EQ(parse_log_level("loud").error().message,
              "\"loud\" is not a log level; use debug, info, warn, error, fatal or none");
    EXPECT_EQ(parse_log_level("fatal"), LogLevel::kFatal);
}

}  // namespace
}  // namespace accord
