// Which exit code an error becomes, told by whom it concerns.
#include "cli/exit_code.hpp"

#include <gtest/gtest.h>

namespace accord::cli {
namespace {

TEST(ExitCode, tells_who_does_not_answer) {
    EXPECT_EQ(exit_code_of(ErrorCode::kUnavailable, Party::kBroker), ExitCode::kBrokerDown);
    EXPECT_EQ(exit_code_of(ErrorCode::kTimeout, Party::kProvider), ExitCode::kProviderDown);
    EXPECT_EQ(exit_code_of(ErrorCode::kUnavailable, Party::kServer), ExitCode::kPortInUse);
    EXPECT_EQ(exit_code_of(ErrorCode::kUnavailable, Party::kDatabase), ExitCode::kDatabase);
}

TEST(ExitCode, tells_bad_input_from_a_brokers_refusal) {
    EXPECT_EQ(exit_code_of(ErrorCode::kInvalidInput, Party::kInput), ExitCode::kBadInput);
    EXPECT_EQ(exit_code_of(ErrorCode::kInvalidInput, Party::kBroker), ExitCode::kRefused);
    EXPECT_EQ(exit_code_of(ErrorCode::kLimit, Party::kInput), ExitCode::kBadInput);
    EXPECT_EQ(exit_code_of(ErrorCode::kLimit, Party::kBroker), ExitCode::kRefused);
    EXPECT_EQ(exit_code_of(ErrorCode::kUnauthorized, Party::kBroker), ExitCode::kRefused);
    EXPECT_EQ(exit_code_of(ErrorCode::kNotFound, Party::kBroker), ExitCode::kRefused);
}

TEST(ExitCode, tells_files_from_the_database) {
    EXPECT_EQ(exit_code_of(ErrorCode::kIo, Party::kInput), ExitCode::kFile);
    EXPECT_EQ(exit_code_of(ErrorCode::kNotFound, Party::kInput), ExitCode::kFile);
    EXPECT_EQ(exit_code_of(ErrorCode::kIo, Party::kDatabase), ExitCode::kDatabase);
}

}  // namespace
}  // namespace accord::cli
