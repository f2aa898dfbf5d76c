// Messages by the older calls: include/pact/message_handle.h.
#include "pact/message_handle.h"

#include "base/clock.hpp"
#include "base/random.hpp"
#include "contract/model/content_type.hpp"
#include "contract/notation/integration_body.hpp"
#include "contract/pact/interaction_json.hpp"
#include "ffi/consumer/change.hpp"
#include "ffi/consumer/interaction_parts.hpp"
#include "ffi/consumer/provider_states.hpp"
#include "ffi/edge/c_text.hpp"
#include "matching/generate/generate.hpp"

#include <fmt/format.h>

namespace accord::ffi {

namespace {

MessageHandle begin_message(PactHandle pact, const char* description) noexcept {
    const auto none = static_cast<MessageHandle>(pact) << 16;
    return guarded<MessageHandle>(none, [&]() -> Answer<MessageHandle> {
        const auto text = text_of(description, "description");
        if (!text) {
            return fail(text.error());
        }
        return put_interaction(
            pact,
            {.description = std::string(*text), .content = contract::AsyncMessage{}},
            Repeated::kIsAdded);
    });
}

Result<PartView> message_of(contract::Interaction& interaction) {
    if (interaction.async_message() == nullptr) {
        return invalid_input(
            fmt::format("\"{}\" is not an asynchronous message", interaction.description));
    }
    return part_for_body(interaction, InteractionPart_Request);
}

template <class Change>
void change_message(MessageHandle message, Change&& change) noexcept {
    change_interaction(message, [&](contract::Interaction& changed) -> Result<void> {
        if (auto found = message_of(changed); !found) {
            return fail(found.error());
        }
        return change(changed);
    });
}

/// Text ends at its zero byte, whatever the size says: clients pass others.
Result<contract::IntegrationBody> contents_of(const char* content_type,
                                              const uint8_t* body,
                                              std::size_t size) {
    const auto named = optional_text_of(content_type, "content_type");
    if (!named) {
        return fail(named.error());
    }
    const auto type = contract::ContentType::parse(named->value_or("text/plain"));
    const std::string name = type ? type->to_string() : "";
    if (body == nullptr) {
        return contract::IntegrationBody{contract::Body::null(), {}, {}};
    }
    if (!type || type->is_binary()) {
        const auto bytes = bytes_of(body, size, "body");
        return contract::IntegrationBody{
            contract::Body::present(std::string(*bytes), name), {}, {}};
    }
    const auto text = text_of(reinterpret_cast<const char*>(body), "body");
    return text ? contract::parse_integration_body(*text, name) : fail(text.error());
}

Result<void> set_contents(contract::Interaction& interaction,
                          const char* content_type,
                          const uint8_t* body,
                          std::size_t size) {
    auto view = message_of(interaction);
    auto read = contents_of(content_type, body, size);
    if (!read) {
        return fail(read.error());
    }
    *view->body = std::move(read->body);
    add_rules(view->rules->body, std::move(read->rules));
    add_generators(view->generators->body, std::move(read->generators));
    return {};
}

enum class FieldText { kPlain, kJsonOrTemplate };

Result<void> set_field(contract::Interaction& interaction,
                       const char* key,
                       const char* value,
                       FieldText what) {
    const auto name = text_of(key, "key");
    if (!name) {
        return fail(name.error());
    }
    const auto text = optional_text_of(value, "value");
    if (!text) {
        return fail(text.error());
    }
    const auto view = message_of(interaction);
    if (what == FieldText::kJsonOrTemplate) {
        return put_metadata(*view, *name, json_or_text(text->value_or("")));
    }
    (*view->metadata)[*name] = text->value_or("");
    return {};
}

/// The message as the pact's version has it, with its generators applied before V4. Without
/// contents an empty text.
Result<std::string> reified(const HeldInteraction& held) {
    auto copy = *held.interaction;
    auto view = message_of(copy);
    if (!view) {
        return fail(view.error());
    }
    const contract::SpecVersion version = held.draft->pact.version;
    if (view->body->state == contract::Body::State::kNull) {
        return "null";
    }
    if (view->body->state != contract::Body::State::kPresent) {
        return "";
    }
    if (version < contract::SpecVersion::kV4) {
        const SystemClock clock;
        SystemRandom random;
        auto& message = std::get<contract::AsyncMessage>(copy.content).message;
        auto generated = matching::generate_message(message, {.clock = clock, .random = random});
        if (!generated) {
            return fail(generated.error());
        }
        message = *std::move(generated);
    }
    const auto written =
        version < contract::SpecVersion::kV4 ? contract::SpecVersion::kV3 : version;
    return json::write_canonical(contract::interaction_to_json(copy, written));
}

}  // namespace

extern "C" {

MessageHandle pactffi_new_message(MessagePactHandle pact, const char* description) {
    return begin_message(pact, description);
}

MessageHandle pactffi_new_async_message(PactHandle pact, const char* description) {
    return begin_message(pact, description);
}

void pactffi_message_expects_to_receive(MessageHandle message, const char* description) {
    change_message(message, [&](contract::Interaction& changed) -> Result<void> {
        const auto text = text_of(description, "description");
        if (!text) {
            return fail(text.error());
        }
        changed.description = *text;
        return {};
    });
}

void pactffi_message_given(MessageHandle message, const char* description) {
    change_message(message,
                   [&](contract::Interaction& changed) { return add_state(changed, description); });
}

void pactffi_message_given_with_param(MessageHandle message,
                                      const char* description,
                                      const char* name,
                                      const char* value) {
    change_message(message, [&](contract::Interaction& changed) {
        return add_state_param(changed, description, name, value);
    });
}

void pactffi_message_with_contents(MessageHandle message_handle,
                                   const char* content_type,
                                   const uint8_t* body,
                                   size_t size) {
    change_message(message_handle, [&](contract::Interaction& changed) {
        return set_contents(changed, content_type, body, size);
    });
}

void pactffi_message_with_metadata(MessageHandle message_handle,
                                   const char* key,
                                   const char* value) {
    change_message(message_handle, [&](contract::Interaction& changed) {
        return set_field(changed, key, value, FieldText::kPlain);
    });
}

void pactffi_message_with_metadata_v2(MessageHandle message_handle,
                                      const char* key,
                                      const char* value) {
    change_message(message_handle, [&](contract::Interaction& changed) {
        return set_field(changed, key, value, FieldText::kJsonOrTemplate);
    });
}

const char* pactffi_message_reify(MessageHandle message_handle) {
    return guarded<const char*>(nullptr, [&]() -> Answer<const char*> {
        const auto held = find_interaction(message_handle);
        auto text = held ? reified(*held) : Result<std::string>(fail(held.error()));
        if (!text) {
            tell(text.error());
        }
        return give_text(text.value_or(""));
    });
}

}  // extern "C"

}  // namespace accord::ffi
