// Plugins: each failure has its code, and says what is wrong.
#include "pact/plugins.h"

#include "ffi/edge/told_texts.hpp"
#include "pact/interaction.h"
#include "pact/logging.h"
#include "pact/mock_server.h"
#include "pact/pact_handle.h"

#include <gmock/gmock.h>

#include <thread>

namespace accord::ffi {
namespace {

using testing::HasSubstr;

class Plugins : public testing::Test {
  protected:
    ~Plugins() override { pactffi_free_pact_handle(pact_); }

    unsigned contents(const char* content_type, const char* json) {
        return pactffi_interaction_contents(interaction_, 0, content_type, json);
    }

    PactHandle pact_ = pactffi_new_pact("c", "p");
    InteractionHandle interaction_ = pactffi_new_interaction(pact_, "i");
};

TEST_F(Plugins, can_not_be_used_yet) {
    EXPECT_EQ(pactffi_using_plugin(pact_, "protobuf", "0.3.0"), 2U);
    EXPECT_EQ(last_error(), "plugin \"protobuf 0.3.0\": Accord does not run plugins yet");
    EXPECT_EQ(pactffi_using_plugin_with_delay(pact_, "protobuf", nullptr, 10), 2U);
    EXPECT_THAT(last_error(), HasSubstr("plugin \"protobuf\""));
}

TEST_F(Plugins, are_asked_for_by_name_and_for_a_pact) {
    EXPECT_EQ(pactffi_using_plugin(pact_, nullptr, nullptr), 1U);
    EXPECT_EQ(pactffi_using_plugin(pact_, "p", "\xff"), 1U);
    EXPECT_EQ(pactffi_using_plugin(0, "p", nullptr), 3U);
    pactffi_cleanup_plugins(pact_);
    pactffi_cleanup_plugins(0);
    EXPECT_THAT(last_error(), HasSubstr("pact"));
}

TEST_F(Plugins, have_no_part_in_contents_yet) {
    EXPECT_EQ(contents("application/protobuf", R"({"pact:proto":"x"})"), 6U);
    EXPECT_THAT(last_error(), HasSubstr("does not run plugins yet"));
    EXPECT_EQ(contents(nullptr, "{}"), 1U);
    EXPECT_EQ(contents("application/json", nullptr), 1U);
    EXPECT_EQ(contents("not valid", "{}"), 4U);
    EXPECT_EQ(contents("application/json", "{"), 5U);
    EXPECT_EQ(pactffi_interaction_contents(0, 0, "application/json", "{}"), 3U);
}

TEST_F(Plugins, come_too_late_once_the_mock_server_runs) {
    const int32_t port =
        pactffi_create_mock_server_for_transport(pact_, "127.0.0.1", 0, "http", nullptr);
    ASSERT_GT(port, 0);
    EXPECT_EQ(contents("application/json", "{}"), 2U);
    EXPECT_TRUE(pactffi_cleanup_mock_server(port));
}

TEST_F(Plugins, are_logged_with_the_test_run_of_their_thread) {
    pactffi_log_to_buffer(LevelFilter_Debug);
    taken(pactffi_fetch_log_buffer(nullptr));
    const auto logged = [&] {
        pactffi_using_plugin(pact_, "p", nullptr);
        return taken(pactffi_fetch_log_buffer(nullptr));
    };
    pactffi_set_test_run_id("run 7");
    EXPECT_THAT(logged(), HasSubstr("run 7"));
    std::thread([&] { EXPECT_THAT(logged(), testing::Not(HasSubstr("run 7"))); }).join();
    pactffi_set_test_run_id("\xff");
    EXPECT_THAT(last_error(), HasSubstr("test_run_id is not UTF-8"));
    EXPECT_THAT(logged(), testing::Not(HasSubstr("run 7")));
    pactffi_set_test_run_id(nullptr);
}

TEST_F(Plugins, have_no_logs) {
    pactffi_register_plugin_log_callback(nullptr);
    EXPECT_EQ(pactffi_get_plugin_logs(nullptr), nullptr);
    EXPECT_EQ(pactffi_get_plugin_logs("an instance"), nullptr);
    EXPECT_THAT(last_error(), HasSubstr("no plugin runs under the instance id \"an instance\""));
}

}  // namespace
}  // namespace accord::ffi
