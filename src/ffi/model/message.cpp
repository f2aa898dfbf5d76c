// Messages of V3: include/pact/message.h.
#include "pact/message.h"

#include "contract/model/content_type.hpp"
#include "contract/pact/interaction_json.hpp"
#include "ffi/model/body_calls.hpp"
#include "ffi/model/model_of.hpp"
#include "ffi/model/text_walks.hpp"

namespace accord::ffi {

namespace {

constexpr std::string_view kMessageName = "message";
constexpr std::string_view kTypeField = "contentType";

Result<contract::Body*> message_body(::Message& held) { return &held.message.contents; }

::Message empty_message() {
    ::Message message;
    message.message.metadata[kTypeField] = "application/json";
    return message;
}

Result<::Message> message_from_body(const char* body, const char* content_type) {
    if (body == nullptr) {
        return invalid_input("body is a null pointer");
    }
    const auto named = text_of(content_type, "content_type");
    if (!named) {
        return fail(named.error());
    }
    const auto type = contract::ContentType::parse(*named);
    if (!type) {
        return invalid_input(
            fmt::format("content_type \"{}\" is not a media type such as \"text/plain\"", *named));
    }
    ::Message message;
    message.message.contents = contract::Body::present(body, type->to_string());
    message.message.metadata[kTypeField] = type->to_string();
    return message;
}

/// A name for a message that has none.
std::string description_of(const json::Value& document, unsigned int index) {
    const json::Value* description = json::find(document, "description");
    return description != nullptr && !description->is_null() ? json::text_of(*description)
                                                             : fmt::format("Message {}", index);
}

Result<::Message> message_from_json(unsigned int index, const char* json_str, int spec_version) {
    const auto text = text_of(json_str, "json_str");
    if (!text) {
        return fail(text.error());
    }
    if (spec_version != PactSpecification_V3) {
        return invalid_input(
            "messages are read as V3 of the specification has them; give "
            "PactSpecification_V3 for spec_version");
    }
    const auto document = json::parse(*text);
    if (!document) {
        return fail(document.error(), "json_str");
    }
    contract::Interaction interaction;
    if (auto read = contract::read_v3_message(*document, interaction); !read) {
        return fail(read.error(), "json_str");
    }
    ::Message message = *message_of(interaction, contract::SpecVersion::kV3);
    message.description = description_of(*document, index);
    return message;
}

}  // namespace

extern "C" {

void pactffi_message_delete(Message* message) { end_object(message, kMessageName); }

const char* pactffi_message_find_metadata(const Message* message, const char* key) {
    return with_object<const char*>(
        nullptr, message, kMessageName, [&](const ::Message& held) -> Result<char*> {
            const auto name = text_of(key, "key");
            if (!name) {
                return fail(name.error());
            }
            const json::Value* value = json::find(held.message.metadata, *name);
            if (value == nullptr) {
                return invalid_input(fmt::format("the metadata have no field \"{}\"", *name));
            }
            return give_text(value_text(*value));
        });
}

const char* pactffi_message_get_contents(const Message* message) {
    return with_object<const char*>(
        nullptr, message, kMessageName, [](const ::Message& held) -> Result<char*> {
            const auto made = generated(held.message);
            if (!made) {
                return fail(made.error());
            }
            return give_body_text(made->contents);
        });
}

const unsigned char* pactffi_message_get_contents_bin(const Message* message) {
    return contents_bytes(message, kMessageName, message_body);
}

size_t pactffi_message_get_contents_length(const Message* message) {
    return contents_length(message, kMessageName, message_body);
}

const char* pactffi_message_get_description(const Message* message) {
    return text_from(message, kMessageName, [](const ::Message& held) {
        return std::string_view(held.description);
    });
}

MessageMetadataIterator* pactffi_message_get_metadata_iter(Message* message) {
    return give_from<MessageMetadataIterator>(
        message, kMessageName, [](const ::Message& held) -> Result<MessageMetadataIterator> {
            const auto made = generated(held.message);
            if (!made) {
                return fail(made.error());
            }
            return MessageMetadataIterator{{sorted_fields(made->metadata)}};
        });
}

const ProviderState* pactffi_message_get_provider_state(const Message* message,
                                                        unsigned int index) {
    return state_from(message, kMessageName, index);
}

ProviderStateIterator* pactffi_message_get_provider_state_iter(Message* message) {
    return states_from(message, kMessageName);
}

int pactffi_message_insert_metadata(Message* message, const char* key, const char* value) {
    enum { kNew = 0, kReplaced = -1, kFailed = -2 };
    return with_object<int>(kFailed, message, kMessageName, [&](::Message& held) -> Result<int> {
        const auto name = text_of(key, "key");
        if (!name) {
            return fail(name.error());
        }
        const auto text = text_of(value, "value");
        if (!text) {
            return fail(text.error());
        }
        return held.message.metadata.insert_or_assign(*name, *text).second ? kNew : kReplaced;
    });
}

void pactffi_message_metadata_iter_delete(MessageMetadataIterator* iter) {
    end_object(iter, "iter");
}

MessageMetadataPair* pactffi_message_metadata_iter_next(MessageMetadataIterator* iter) {
    return next_texts<MessageMetadataPair>(iter);
}

void pactffi_message_metadata_pair_delete(MessageMetadataPair* pair) { end_texts(pair, "pair"); }

Message* pactffi_message_new(void) {
    return give_new<::Message>([]() -> Result<::Message> { return empty_message(); });
}

Message* pactffi_message_new_from_body(const char* body, const char* content_type) {
    return give_new<::Message>([&] { return message_from_body(body, content_type); });
}

Message* pactffi_message_new_from_json(unsigned int index, const char* json_str, int spec_version) {
    return give_new<::Message>([&] { return message_from_json(index, json_str, spec_version); });
}

void pactffi_message_set_contents(Message* message,
                                  const char* contents,
                                  const char* content_type) {
    set_contents_text(message, kMessageName, message_body, contents, content_type);
}

void pactffi_message_set_contents_bin(Message* message,
                                      const unsigned char* contents,
                                      size_t len,
                                      const char* content_type) {
    set_contents_bytes(message, kMessageName, message_body, contents, len, content_type);
}

int pactffi_message_set_description(Message* message, const char* description) {
    return describe(message, kMessageName, description);
}

}  // extern "C"

}  // namespace accord::ffi
