// What failed is found again in the report that told it.
#include "verifier/reports/last_failures.hpp"

#include "base/files.hpp"
#include "verifier/filter.hpp"
#include "verifier/reports/json_report.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <unistd.h>

namespace accord::verifier {
namespace {

class LastFailures : public testing::Test {
  protected:
    ~LastFailures() override { std::filesystem::remove(file); }

    Result<std::vector<InteractionName>> read(std::string_view report) {
        EXPECT_TRUE(write_file_atomically(file, report));
        return last_failures(file.string());
    }

    const std::filesystem::path file =
        std::filesystem::temp_directory_path() / fmt::format("accord-last-{}.json", ::getpid());
};

TEST_F(LastFailures, are_those_of_the_report) {
    VerificationResult result{.pacts = {{.consumer = "shop"}}};
    result.pacts[0].interactions = {
        {.description = "a"},
        {.description = "b", .states = {"s"}, .error = Error{ErrorCode::kTimeout, "late"}}};
    EXPECT_EQ(
        read(json::write_compact(to_json_report(result))),
        (std::vector<InteractionName>{{.consumer = "shop", .description = "b", .states = {"s"}}}));
}

TEST_F(LastFailures, are_read_from_the_pact_verifiers_report_too) {
    EXPECT_EQ(read(R"({"interactionResults":[{"description":"a","result":"Error"}]})"),
              (std::vector<InteractionName>{{.description = "a", .knows_states = false}}));
}

TEST_F(LastFailures, are_none_without_a_report_and_an_error_of_something_else) {
    EXPECT_EQ(last_failures("/no/such/report.json"), std::vector<InteractionName>{});
    EXPECT_EQ(read("[]").error().message, file.string() + ": it is no report of a verification");
    EXPECT_FALSE(read("<testsuites/>"));
}

TEST(OnlyNamed, are_run) {
    contract::Interaction interaction{.description = "a", .states = {{.name = "s"}}};
    const auto wants = [&](InteractionName name) {
        return NamedInteractions(std::vector{std::move(name)}).wants("shop", interaction);
    };
    EXPECT_TRUE(wants({.consumer = "shop", .description = "a", .states = {"s"}}));
    EXPECT_TRUE(wants({.description = "a", .knows_states = false}));
    EXPECT_FALSE(wants({.consumer = "app", .description = "a", .states = {"s"}}));
    EXPECT_FALSE(wants({.consumer = "shop", .description = "a"}));
    EXPECT_FALSE(wants({.consumer = "shop", .description = "b", .states = {"s"}}));
    EXPECT_TRUE(NamedInteractions(std::vector<InteractionName>{}).wants("shop", interaction));
}

}  // namespace
}  // namespace accord::verifier
