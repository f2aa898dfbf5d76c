// Messages of V3 over the C interface.
#include "ffi/edge/c_text.hpp"
#include "ffi/model/model_testing.hpp"

namespace accord::ffi {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Message* v3_message(const char* json) {
    return pactffi_message_new_from_json(3, json, PactSpecification_V3);
}

std::string metadata_text(MessageMetadataPair* pair) {
    const std::string text = std::string(pair->key) + "=" + pair->value;
    pactffi_message_metadata_pair_delete(pair);
    return text;
}

std::vector<std::string> metadata_of(Message* message) {
    auto* iter = pactffi_message_get_metadata_iter(message);
    const auto all = walked(iter, pactffi_message_metadata_iter_next, metadata_text);
    pactffi_message_metadata_iter_delete(iter);
    return all;
}

constexpr const char* kMade = R"({"contents": {"id": 1},
    "metadata": {"contentType": "application/json", "id": "x"},
    "generators": {"body": {"$.id": {"type": "RandomInt", "min": 77, "max": 77}},
                   "metadata": {"id": {"type": "RandomInt", "min": 8, "max": 8}}}})";

TEST(CMessage, new_ones_have_a_name_and_a_content_type) {
    Message* message = pactffi_message_new();
    EXPECT_EQ(taken(pactffi_message_get_description(message)), "message");
    EXPECT_EQ(pactffi_message_get_contents(message), nullptr);
    EXPECT_EQ(pactffi_message_get_contents_bin(message), nullptr);
    EXPECT_EQ(pactffi_message_get_contents_length(message), 0U);
    EXPECT_THAT(metadata_of(message), ElementsAre("contentType=application/json"));
    EXPECT_EQ(pactffi_message_get_provider_state(message, 0), nullptr);
    expect_deleted_once(message, pactffi_message_delete);
}

TEST(CMessage, are_made_of_a_body) {
    Message* message = pactffi_message_new_from_body(R"({"a": 1})", "Application/JSON");
    EXPECT_EQ(taken(pactffi_message_get_contents(message)), R"({"a": 1})");
    EXPECT_EQ(taken(pactffi_message_find_metadata(message, "contentType")), "application/json");
    pactffi_message_delete(message);
    EXPECT_EQ(pactffi_message_new_from_body(nullptr, "text/plain"), nullptr);
    EXPECT_EQ(pactffi_message_new_from_body("x", nullptr), nullptr);
    EXPECT_EQ(pactffi_message_new_from_body("x", "\xff"), nullptr);
    EXPECT_EQ(pactffi_message_new_from_body("x", "text"), nullptr);
    EXPECT_EQ(last_message(), R"(content_type "text" is not a media type such as "text/plain")");
}

TEST(CMessage, bodies_that_are_known_not_to_be_text_have_an_empty_one) {
    for (const char* type : {"image/png", "x/y", "multipart/form-data"}) {
        Message* message = pactffi_message_new_from_body("abc", type);
        EXPECT_EQ(taken(pactffi_message_get_contents(message)), "") << type;
        EXPECT_EQ(text_of_bytes(pactffi_message_get_contents_bin(message), 3), "abc");
        pactffi_message_delete(message);
    }
    Message* message = pactffi_message_new_from_body("\xff", "text/plain");
    EXPECT_EQ(taken(pactffi_message_get_contents(message)), "");
    EXPECT_EQ(pactffi_message_get_contents_length(message), 1U);
    pactffi_message_delete(message);
}

TEST(CMessage, are_read_from_json_of_v3) {
    Message* message = v3_message(
        R"({"description": "D", "contents": {"b": 1}, "providerStates": [{"name": "s"}],
            "metadata": {"n": 100, "contentType": "application/json", "o": {"z": 1, "a": 2}}})");
    EXPECT_EQ(taken(pactffi_message_get_description(message)), "D");
    EXPECT_EQ(taken(pactffi_message_get_contents(message)), R"({"b":1})");
    EXPECT_THAT(metadata_of(message),
                ElementsAre("contentType=application/json", "n=100", R"(o={"a":2,"z":1})"));
    EXPECT_NE(pactffi_message_get_provider_state(message, 0), nullptr);
    pactffi_message_delete(message);
}

TEST(CMessage, read_without_a_description_are_numbered) {
    Message* message = v3_message("{}");
    EXPECT_EQ(taken(pactffi_message_get_description(message)), "Message 3");
    EXPECT_THAT(metadata_of(message), ElementsAre());
    pactffi_message_delete(message);
    message = v3_message(R"({"description": 5})");
    EXPECT_EQ(taken(pactffi_message_get_description(message)), "5");
    pactffi_message_delete(message);
}

TEST(CMessage, that_cant_be_read_are_failures) {
    EXPECT_EQ(pactffi_message_new_from_json(0, "{}", PactSpecification_V4), nullptr);
    EXPECT_THAT(last_message(), HasSubstr("PactSpecification_V3"));
    EXPECT_EQ(pactffi_message_new_from_json(0, "{}", -1), nullptr);
    EXPECT_EQ(v3_message(nullptr), nullptr);
    EXPECT_EQ(v3_message("\xff"), nullptr);
    EXPECT_EQ(v3_message("[]"), nullptr);
    EXPECT_EQ(v3_message("nonsense"), nullptr);
    EXPECT_THAT(last_message(), HasSubstr("json_str: not valid JSON at line 1, column 1"));
}

TEST(CMessage, have_contents_and_metadata_as_generators_make_them) {
    Message* message = v3_message(kMade);
    EXPECT_EQ(taken(pactffi_message_get_contents(message)), R"({"id":77})");
    EXPECT_EQ(pactffi_message_get_contents_length(message), 8U);
    EXPECT_EQ(text_of_bytes(pactffi_message_get_contents_bin(message), 8), R"({"id":1})");
    EXPECT_THAT(metadata_of(message), ElementsAre("contentType=application/json", "id=8"));
    EXPECT_EQ(taken(pactffi_message_find_metadata(message, "id")), "x");
    pactffi_message_delete(message);
}

TEST(CMessage, tell_of_generators_that_cant_be_applied) {
    Message* message = v3_message(R"({"contents": {"id": "1"},
        "generators": {"body": {"$.id": {"type": "Regex", "regex": "(("}}}})");
    EXPECT_EQ(pactffi_message_get_contents(message), nullptr);
    EXPECT_THAT(last_message(), HasSubstr("$.id"));
    EXPECT_EQ(pactffi_message_get_metadata_iter(message), nullptr);
    pactffi_message_delete(message);
}

TEST(CMessage, take_contents_and_a_description) {
    Message* message = pactffi_message_new();
    pactffi_message_set_contents(message, "text", "text/plain");
    EXPECT_EQ(taken(pactffi_message_get_contents(message)), "text");
    pactffi_message_set_contents(message, nullptr, nullptr);
    EXPECT_EQ(taken(pactffi_message_get_contents(message)), "");
    pactffi_message_set_contents_bin(message, to_bytes("ab"), 2, "x/y");
    EXPECT_EQ(text_of_bytes(pactffi_message_get_contents_bin(message), 2), "ab");
    EXPECT_EQ(pactffi_message_set_description(message, "d"), 0);
    EXPECT_EQ(pactffi_message_set_description(message, nullptr), 1);
    EXPECT_EQ(taken(pactffi_message_get_description(message)), "d");
    pactffi_message_delete(message);
}

TEST(CMessage, take_metadata) {
    Message* message = pactffi_message_new();
    EXPECT_EQ(pactffi_message_insert_metadata(message, "k", "v"), 0);
    EXPECT_EQ(pactffi_message_insert_metadata(message, "k", "w"), -1);
    EXPECT_EQ(pactffi_message_insert_metadata(message, nullptr, "w"), -2);
    EXPECT_EQ(pactffi_message_insert_metadata(message, "k", "\xff"), -2);
    EXPECT_EQ(pactffi_message_insert_metadata(nullptr, "k", "v"), -2);
    EXPECT_EQ(taken(pactffi_message_find_metadata(message, "k")), "w");
    EXPECT_EQ(pactffi_message_find_metadata(message, "nope"), nullptr);
    EXPECT_EQ(last_message(), R"(the metadata have no field "nope")");
    EXPECT_EQ(pactffi_message_find_metadata(message, nullptr), nullptr);
    EXPECT_THAT(metadata_of(message), ElementsAre("contentType=application/json", "k=w"));
    pactffi_message_delete(message);
}

TEST(CMessage, metadata_that_are_no_text_are_found_as_json) {
    Message* message = v3_message(R"({"metadata": {"n": 100, "o": {"z": 1, "a": null}}})");
    EXPECT_EQ(taken(pactffi_message_find_metadata(message, "n")), "100");
    EXPECT_EQ(taken(pactffi_message_find_metadata(message, "o")), R"({"a":null,"z":1})");
    pactffi_message_delete(message);
}

TEST(CMessage, metadata_are_deleted_once) {
    const std::size_t before = given_texts();
    Message* message = pactffi_message_new();
    auto* iter = pactffi_message_get_metadata_iter(message);
    pactffi_message_delete(message);  // the walk has copies
    expect_deleted_once(pactffi_message_metadata_iter_next(iter),
                        pactffi_message_metadata_pair_delete);
    expect_deleted_once(iter, pactffi_message_metadata_iter_delete);
    EXPECT_EQ(given_texts(), before);
}

TEST(CMessage, bad_pointers_are_failures) {
    EXPECT_EQ(pactffi_message_find_metadata(nullptr, "k"), nullptr);
    EXPECT_EQ(pactffi_message_get_contents(nullptr), nullptr);
    EXPECT_EQ(pactffi_message_get_contents_bin(nullptr), nullptr);
    EXPECT_EQ(pactffi_message_get_contents_length(nullptr), 0U);
    EXPECT_EQ(pactffi_message_get_description(nullptr), nullptr);
    EXPECT_EQ(pactffi_message_get_metadata_iter(nullptr), nullptr);
    EXPECT_EQ(pactffi_message_get_provider_state(nullptr, 0), nullptr);
    EXPECT_EQ(pactffi_message_get_provider_state_iter(nullptr), nullptr);
    EXPECT_EQ(pactffi_message_metadata_iter_next(nullptr), nullptr);
    pactffi_message_set_contents(nullptr, "x", nullptr);
    pactffi_message_set_contents_bin(nullptr, to_bytes("x"), 1, nullptr);
    EXPECT_EQ(pactffi_message_set_description(nullptr, "x"), 1);
    EXPECT_THAT(last_message(), HasSubstr("message is a null pointer"));
}

TEST(CMessage, two_threads_may_use_and_delete_one) {
    for (int round = 0; round < 50; ++round) {
        Message* message = v3_message(kMade);
        in_two_threads([&] {
            pactffi_message_insert_metadata(message, "k", "v");
            taken(pactffi_message_get_contents(message));
            auto* iter = pactffi_message_get_metadata_iter(message);
            pactffi_message_metadata_pair_delete(pactffi_message_metadata_iter_next(iter));
            pactffi_message_metadata_iter_delete(iter);
            pactffi_message_delete(message);
        });
        EXPECT_EQ(pactffi_message_get_description(message), nullptr);
    }
}

}  // namespace
}  // namespace accord::ffi
