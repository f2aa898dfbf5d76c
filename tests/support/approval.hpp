// Approval files: a whole output (an answer, a report, a help page) is compared with the text that
// somebody reviewed and committed under tests/approved/. scripts/approve.sh accepts a difference.
#pragma once

#include <gtest/gtest.h>

#include <string_view>

namespace accord::support {

/// Whether `text` is what stands in tests/approved/`name`. Otherwise the message shows the first
/// lines that differ, and the whole text is in the build folder under received/`name`.
::testing::AssertionResult is_approved(std::string_view name, std::string_view text);

}  // namespace accord::support

/// EXPECT_APPROVED("broker/urls.txt", text);
#define EXPECT_APPROVED(name, text) EXPECT_TRUE(::accord::support::is_approved(name, text))
