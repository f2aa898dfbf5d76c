// Messages built by the older C functions.
#include "pact/message_handle.h"

#include "ffi/consumer/draft_testing.hpp"

namespace accord::ffi {
namespace {

using testing::HasSubstr;

const std::uint8_t* bytes_of_text(const char* text) {
    return reinterpret_cast<const std::uint8_t*>(text);
}

TEST(MessageHandleCalls, build_a_message) {
    const TestPact pact(PactSpecification_V3);
    const MessageHandle message = pactffi_new_message(pact, "x");
    pactffi_message_expects_to_receive(message, "an order");
    pactffi_message_given(message, "one");
    pactffi_message_given_with_param(message, "two", "a", "1");
    pactffi_message_with_contents(
        message,
        "application/json",
        bytes_of_text(R"({"id":{"pact:matcher:type":"integer","value":1}})"),
        3);
    pactffi_message_with_metadata(message, "plain", "{}");
    pactffi_message_with_metadata_v2(
        message, "key", R"({"pact:matcher:type":"regex","regex":"\\d","value":"1"})");
    EXPECT_EQ(pact.at("/messages/0/description"), "\"an order\"");
    EXPECT_EQ(pact.at("/messages/0/contents"), R"({"id":1})");
    EXPECT_EQ(pact.at("/messages/0/metadata"),
              R"({"contentType":"application/json","key":"1","plain":"{}"})");
    EXPECT_EQ(taken(pactffi_message_reify(message)), pact.at("/messages/0"));
}

TEST(MessageHandleCalls, take_bytes_that_are_no_text) {
    const TestPact pact;
    const MessageHandle message = pactffi_new_async_message(pact, "an image");
    const std::uint8_t image[] = {0x89, 'P', 0};
    pactffi_message_with_contents(message, "image/png", image, sizeof image);
    EXPECT_THAT(taken(pactffi_message_reify(message)), HasSubstr("\"iVAA\""));
}

TEST(MessageHandleCalls, give_no_text_for_what_has_no_contents_or_is_none) {
    const TestPact pact;
    EXPECT_EQ(taken(pactffi_message_reify(pactffi_new_async_message(pact, "x"))), "");
    EXPECT_EQ(taken(pactffi_message_reify(0)), "");
    EXPECT_THAT(last_error(), HasSubstr("no pact with the handle 0"));
    EXPECT_EQ(taken(pactffi_message_reify(pactffi_new_interaction(pact, "http"))), "");
    EXPECT_THAT(last_error(), HasSubstr("not an asynchronous message"));
    EXPECT_EQ(pactffi_new_message(0, "x"), 0U);
    EXPECT_EQ(pactffi_new_message(pact, nullptr) & 0xffff, 0U);
    pactffi_message_with_contents(0, nullptr, nullptr, 7);
    pactffi_message_with_metadata(pactffi_new_async_message(pact, "y"), nullptr, "x");
    EXPECT_THAT(last_error(), HasSubstr("key is a null pointer"));
}

}  // namespace
}  // namespace accord::ffi
