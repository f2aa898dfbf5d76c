// Pacts made, written and freed by the C functions.
#include "pact/pact_handle.h"

#include "ffi/consumer/draft_testing.hpp"

#include <thread>
#include <vector>

namespace accord::ffi {
namespace {

using testing::HasSubstr;

TEST(PactHandleCalls, choose_the_version_of_the_file) {
    const PactHandle pact = pactffi_new_pact("a", "b");
    EXPECT_EQ(pactffi_handle_get_pact_spec_version(pact), PactSpecification_V3);
    EXPECT_TRUE(pactffi_with_specification(pact, PactSpecification_V1_1));
    EXPECT_EQ(pactffi_handle_get_pact_spec_version(pact), PactSpecification_V1_1);
    EXPECT_FALSE(pactffi_with_specification(pact, 6));
    EXPECT_FALSE(pactffi_with_specification(pact, PactSpecification_Unknown));
    EXPECT_EQ(pactffi_free_pact_handle(pact), 0U);
    EXPECT_EQ(pactffi_free_pact_handle(pact), 1U);
    EXPECT_EQ(pactffi_handle_get_pact_spec_version(pact), PactSpecification_Unknown);
    EXPECT_FALSE(pactffi_with_specification(pact, PactSpecification_V4));
}

TEST(PactHandleCalls, name_parties_that_are_left_out) {
    const TestFolder folder;
    const PactHandle pact = pactffi_new_pact(nullptr, "");
    EXPECT_EQ(pactffi_pact_handle_write_file(pact, folder.path().c_str(), false), 0);
    EXPECT_TRUE(folder.json_of("Consumer-Provider.json").is_object());
    pactffi_free_pact_handle(pact);
    EXPECT_EQ(pactffi_new_pact("\xff", "b"), 0);
}

TEST(PactHandleCalls, set_metadata_of_the_clients) {
    const TestPact pact;
    EXPECT_TRUE(pactffi_with_pact_metadata(pact, "pact-js", "version", "1"));
    EXPECT_TRUE(pactffi_with_pact_metadata(pact, "pact-js", "mode", nullptr));
    EXPECT_FALSE(pactffi_with_pact_metadata(pact, "pactSpecification", "version", "9"));
    EXPECT_FALSE(pactffi_with_pact_metadata(pact, nullptr, "a", "b"));
    EXPECT_FALSE(pactffi_with_pact_metadata(pact, "", "a", "b"));
    EXPECT_EQ(pact.at("/metadata/pact-js"), R"({"mode":"","version":"1"})");
    pactffi_with_message_pact_metadata(pact, "other", "a", "b");
    EXPECT_EQ(pact.at("/metadata/other"), R"({"a":"b"})");
}

TEST(PactHandleCalls, merge_files_or_replace_them) {
    const TestFolder folder;
    const auto write = [&](const char* description, bool overwrite) {
        const TestPact pact;
        pactffi_new_interaction(pact, description);
        EXPECT_EQ(pactffi_pact_handle_write_file(pact, folder.path().c_str(), overwrite), 0);
        return folder.json_of("Shop-Products.json").at("interactions").get_array().size();
    };
    EXPECT_EQ(write("one", false), 1U);
    EXPECT_EQ(write("two", false), 2U);
    EXPECT_EQ(write("three", true), 1U);
}

TEST(PactHandleCalls, replace_an_interaction_that_a_changed_test_writes) {
    for (const auto version : {PactSpecification_V2, PactSpecification_V3, PactSpecification_V4}) {
        const TestFolder folder;
        for (const unsigned short status : {std::uint16_t{200}, std::uint16_t{404}}) {
            const TestPact pact(version);
            const InteractionHandle asked = pactffi_new_interaction(pact, "one");
            EXPECT_TRUE(pactffi_response_status(asked, status));
            EXPECT_EQ(pactffi_pact_handle_write_file(pact, folder.path().c_str(), false), 0)
                << last_error();
        }
        const json::Value interactions = folder.json_of("Shop-Products.json").at("interactions");
        EXPECT_EQ(interactions.get_array().size(), 1U);
        EXPECT_EQ(interactions.get_array()[0].at("response").at("status"), 404);
    }
}

TEST(PactHandleCalls, tell_why_a_file_is_not_written) {
    const TestPact pact;
    EXPECT_EQ(pactffi_pact_handle_write_file(pact, "/proc/none", false), 2);
    EXPECT_THAT(last_error(), HasSubstr("/proc/none"));
    EXPECT_EQ(pactffi_write_message_pact_file(pact, "/proc/none", false), 1);
    EXPECT_EQ(pactffi_pact_handle_write_file(0, ".", false), 3);
    EXPECT_EQ(pactffi_write_message_pact_file(0, ".", false), 2);
    EXPECT_EQ(pactffi_pact_handle_write_file(pact, "\xff", false), 2);
}

TEST(PactHandleCalls, may_come_from_many_threads) {
    std::vector<std::thread> threads;
    const TestPact shared;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&, i] {
            for (int n = 0; n < 50; ++n) {
                const TestPact own(PactSpecification_V4);
                const std::string name = std::to_string(i) + "/" + std::to_string(n);
                EXPECT_TRUE(pactffi_given(pactffi_new_interaction(own, "x"), "s"));
                EXPECT_TRUE(pactffi_given(pactffi_new_interaction(shared, name.c_str()), "s"));
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    EXPECT_EQ(shared.written().at("interactions").get_array().size(), 200U);
}

}  // namespace
}  // namespace accord::ffi
