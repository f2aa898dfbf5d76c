// can-i-deploy's answer as a person reads it, from the JSON of a broker's matrix.
#include "cli/broker/matrix/matrix_text.hpp"

#include "cli/output_format.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace accord::cli {
namespace {

const auto kAnswer = json::parse(R"({"matrix":[
  {"consumer":{"name":"Foo","version":{"number":"2d0f6aa9b1f4a3e5c7d9e8f7a6b5c4d3e2f1a0b9"}},
   "provider":{"name":"Bär","version":{"number":"4"}},
   "verificationResult":{"success":true,"_links":{"self":{"href":"http://b/result/1"}}}},
  {"consumer":{"name":"Foo","version":{"number":"1"}},
   "provider":{"name":"Others","version":{"number":"5"}},
   "verificationResult":{"success":false,"_links":{"self":{"href":"http://b/result/2"}}}},
  {"consumer":{"name":"Foo","version":{"number":"1"}},"provider":{"name":"Baz","version":null},
   "verificationResult":null,"ignored":true}]})");

constexpr auto kTable =
    R"(CONSUMER | C.VERSION  | PROVIDER | P.VERSION | SUCCESS?      | RESULT#
---------|------------|----------|-----------|---------------|--------
Foo      | 2d0f6aa... | Bär      | 4         | true          | 1
Foo      | 1          | Others   | 5         | false         | 2
Foo      | 1          | Baz      | ???       | ??? [ignored] |

VERIFICATION RESULTS
--------------------
1. http://b/result/1 (success)
2. http://b/result/2 (failure))";

TEST(MatrixText, has_a_row_per_pair_and_the_address_of_each_result) {
    EXPECT_EQ(matrix_table(*kAnswer), kTable);
}

TEST(MatrixText, is_empty_without_rows) { EXPECT_EQ(matrix_table(*json::parse("{}")), ""); }

TEST(MatrixText, says_yes_with_the_reason) {
    std::ostringstream out;
    const Console console{.out = out, .err = out};
    EXPECT_EQ(
        to_text(console,
                {.document = *json::parse("{}"), .deployable = true, .reason = "All is well"}),
        "Computer says yes \\o/\n\nAll is well");
}

TEST(MatrixText, says_no_with_the_brokers_notices) {
    std::ostringstream out;
    const Console console{.out = out, .err = out};
    EXPECT_EQ(to_text(console,
                      {.document = *kAnswer,
                       .reason = "not shown",
                       .notices = {{"error", "One"}, {"error", "Two"}}}),
              fmt::format("Computer says no ¯\\_(ツ)_/¯\n\n{}\n\nOne\nTwo", kTable));
}

TEST(MatrixText, abbreviates_commits_only) {
    EXPECT_EQ(abbreviated("1.0.0+2d0f6aa9b1f4a3e5c7d9e8f7a6b5c4d3e2f1a0b9-x"),
              "1.0.0+2d0f6aa...-x");
    EXPECT_EQ(abbreviated("1.2.3"), "1.2.3");
    EXPECT_EQ(abbreviated(std::string(41, 'a')), std::string(41, 'a'));
}

}  // namespace
}  // namespace accord::cli
