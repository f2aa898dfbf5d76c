// Pacts of messages of V3: include/pact/message_pact.h.
#include "pact/message_pact.h"

#include "base/json_exact.hpp"
#include "contract/pact/read_pact.hpp"
#include "ffi/model/model_of.hpp"
#include "ffi/model/text_walks.hpp"

#include <algorithm>

namespace accord::ffi {

namespace {

constexpr std::string_view kMessagePactName = "message_pact";

/// The metadata as the file has them, the version of the specification where it usually stands.
json::Object metadata_of(const json::Value& document) {
    const json::Value* metadata = json::find(document, "metadata");
    json::Object out =
        metadata && json::is_object(*metadata) ? metadata->get_object() : json::Object();
    if (const json::Value* older = json::find(out, "pact-specification")) {
        if (!out.contains("pactSpecification")) {
            out["pactSpecification"] = json::Value(*older);
        }
        out.erase("pact-specification");
    }
    return out;
}

Result<MessagePact> message_pact_from_json(const char* file_name, const char* json_str) {
    const auto file = text_of(file_name, "file_name");
    if (!file) {
        return fail(file.error());
    }
    const auto text = text_of(json_str, "json_str");
    if (!text) {
        return fail(text.error());
    }
    const auto document = json::parse(*text);
    if (!document) {
        return fail(document.error(), std::string(*file));
    }
    const auto pact = contract::read_pact(*document);
    if (!pact) {
        return fail(pact.error(), std::string(*file));
    }
    MessagePact out{{pact->consumer}, {pact->provider}, {}, metadata_of(*document)};
    for (const contract::Interaction& interaction : pact->interactions) {
        if (auto message = message_of(interaction, pact->version)) {
            out.messages.push_back(*std::move(message));
        }
    }
    return out;
}

/// Fields of fields, by their names.
MessagePactMetadataIterator walk_metadata(const json::Object& metadata) {
    MessagePactMetadataIterator walk;
    for (const auto& [outer, fields] : metadata) {
        const json::Object none;
        const json::Object* object = json::if_object(fields);
        for (auto& [inner, value] : sorted_fields(object != nullptr ? *object : none)) {
            walk.texts.push_back({std::string(outer), std::move(inner), std::move(value)});
        }
    }
    std::ranges::sort(walk.texts);
    return walk;
}

}  // namespace

extern "C" {

void pactffi_message_pact_delete(MessagePact* message_pact) {
    end_object(message_pact, kMessagePactName);
}

const char* pactffi_message_pact_find_metadata(const MessagePact* message_pact,
                                               const char* key1,
                                               const char* key2) {
    return with_object<const char*>(
        nullptr, message_pact, kMessagePactName, [&](const MessagePact& held) -> Result<char*> {
            const auto outer = text_of(key1, "key1");
            if (!outer) {
                return fail(outer.error());
            }
            const auto inner = text_of(key2, "key2");
            if (!inner) {
                return fail(inner.error());
            }
            const json::Value* fields = json::find(held.metadata, *outer);
            const json::Value* value = fields != nullptr ? json::find(*fields, *inner) : nullptr;
            if (value == nullptr) {
                return invalid_input(
                    fmt::format("the metadata have no field \"{}\" in \"{}\"", *inner, *outer));
            }
            return give_text(value_text(*value));
        });
}

Consumer* pactffi_message_pact_get_consumer(MessagePact* message_pact) {
    return lend_from<Consumer>(
        message_pact, kMessagePactName, [](MessagePact& held) { return &held.consumer; });
}

MessagePactMessageIterator* pactffi_message_pact_get_message_iter(MessagePact* message_pact) {
    return give_from<MessagePactMessageIterator>(
        message_pact,
        kMessagePactName,
        [&](const MessagePact& held) -> Result<MessagePactMessageIterator> {
            return walk_over<MessagePactMessageIterator>(message_pact, held.messages);
        });
}

MessagePactMetadataIterator* pactffi_message_pact_get_metadata_iter(MessagePact* message_pact) {
    return give_from<MessagePactMetadataIterator>(
        message_pact,
        kMessagePactName,
        [](const MessagePact& held) -> Result<MessagePactMetadataIterator> {
            return walk_metadata(held.metadata);
        });
}

Provider* pactffi_message_pact_get_provider(MessagePact* message_pact) {
    return lend_from<Provider>(
        message_pact, kMessagePactName, [](MessagePact& held) { return &held.provider; });
}

void pactffi_message_pact_message_iter_delete(MessagePactMessageIterator* iter) {
    end_object(iter, "iter");
}

Message* pactffi_message_pact_message_iter_next(MessagePactMessageIterator* iter) {
    return next_part<::Message>(iter);
}

void pactffi_message_pact_metadata_iter_delete(MessagePactMetadataIterator* iter) {
    end_object(iter, "iter");
}

MessagePactMetadataTriple* pactffi_message_pact_metadata_iter_next(
    MessagePactMetadataIterator* iter) {
    return next_texts<MessagePactMetadataTriple>(iter);
}

void pactffi_message_pact_metadata_triple_delete(MessagePactMetadataTriple* triple) {
    end_texts(triple, "triple");
}

MessagePact* pactffi_message_pact_new_from_json(const char* file_name, const char* json_str) {
    return give_new<MessagePact>([&] { return message_pact_from_json(file_name, json_str); });
}

}  // extern "C"

}  // namespace accord::ffi
