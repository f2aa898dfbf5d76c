// The calls of the log that fail, and the last error. Where a log goes is tested in edge/.
#include "pact/logging.h"

#include "ffi/edge/last_error.hpp"

#include <gmock/gmock.h>

#include <string>

namespace accord::ffi {
namespace {

TEST(LoggingCalls, name_a_version_that_clients_take) {
    EXPECT_THAT(pactffi_version(), testing::StartsWith("0.5."));
}

TEST(LoggingCalls, have_codes_for_sinks_that_are_none) {
    pactffi_logger_init();
    EXPECT_EQ(pactffi_logger_attach_sink("buffer", LevelFilter_Debug), 0);
    EXPECT_EQ(pactffi_logger_attach_sink(nullptr, LevelFilter_Debug), -3);
    EXPECT_EQ(pactffi_logger_attach_sink("\xff", LevelFilter_Debug), -3);
    EXPECT_EQ(pactffi_logger_attach_sink("syslog", LevelFilter_Debug), -4);
    EXPECT_EQ(pactffi_logger_attach_sink("file ", LevelFilter_Debug), -5);
    EXPECT_EQ(pactffi_logger_attach_sink("file /proc/none/x", LevelFilter_Debug), -6);
    EXPECT_EQ(pactffi_log_to_file("/proc/none/x", LevelFilter_Debug), -6);
    EXPECT_EQ(pactffi_log_to_file(nullptr, LevelFilter_Debug), -3);
    pactffi_logger_init();
}

TEST(LoggingCalls, copy_the_last_error_where_it_fits) {
    tell({ErrorCode::kInvalidInput, "wrong"});
    char buffer[8] = "xxxxxxx";
    EXPECT_EQ(pactffi_get_error_message(buffer, sizeof buffer), 6);
    EXPECT_EQ(std::string(buffer, sizeof buffer), std::string("wrong\0\0\0", 8));
    EXPECT_EQ(pactffi_get_error_message(buffer, 5), -2);
    EXPECT_EQ(pactffi_get_error_message(buffer, -5), -2);
    EXPECT_EQ(pactffi_get_error_message(nullptr, 8), -1);
}

TEST(LoggingCalls, take_null_for_an_entry) {
    pactffi_log_message(nullptr, nullptr, nullptr);
    EXPECT_EQ(last_error(), "message is a null pointer");
    pactffi_log_message("me", "loud", "heard by nobody");
}

}  // namespace
}  // namespace accord::ffi
