// What is said about an interaction: its kind, description, provider states, comments. See
// include/pact/interaction.h.
#include "pact/interaction.h"

#include "ffi/consumer/change.hpp"
#include "ffi/consumer/interaction_parts.hpp"
#include "ffi/consumer/provider_states.hpp"
#include "ffi/edge/c_text.hpp"

namespace accord::ffi {

namespace {

/// A new interaction in the place of one with the same description, or behind all others.
template <class Content>
InteractionHandle begin_interaction(PactHandle pact, const char* description) noexcept {
    const auto none = static_cast<InteractionHandle>(pact) << 16;
    return guarded<InteractionHandle>(none, [&]() -> Answer<InteractionHandle> {
        const auto text = text_of(description, "description");
        if (!text) {
            return fail(text.error());
        }
        return put_interaction(
            pact, {.description = std::string(*text), .content = Content{}}, Repeated::kReplaces);
    });
}

/// Sets a field of the comments from JSON or text; a null pointer takes it away.
Result<void> set_comment_field(json::Object& comments, std::string_view key, const char* value) {
    if (value == nullptr) {
        comments.erase(key);
        return {};
    }
    const auto text = text_of(value, "value");
    if (!text) {
        return fail(text.error());
    }
    comments[key] = json_or_text(*text);
    return {};
}

json::Object& object_within(json::Object& object, std::string_view key) {
    json::Value& value = object[key];
    if (!value.is_object()) {
        value = json::Object();
    }
    return value.get_object();
}

}  // namespace

extern "C" {

InteractionHandle pactffi_new_interaction(PactHandle pact, const char* description) {
    return begin_interaction<contract::HttpExchange>(pact, description);
}

InteractionHandle pactffi_new_message_interaction(PactHandle pact, const char* description) {
    return begin_interaction<contract::AsyncMessage>(pact, description);
}

InteractionHandle pactffi_new_sync_message_interaction(PactHandle pact, const char* description) {
    return begin_interaction<contract::SyncMessage>(pact, description);
}

bool pactffi_upon_receiving(InteractionHandle interaction, const char* description) {
    return change_interaction(interaction, [&](contract::Interaction& changed) -> Result<void> {
        const auto text = text_of(description, "description");
        if (!text) {
            return fail(text.error());
        }
        changed.description = *text;
        return {};
    });
}

bool pactffi_given(InteractionHandle interaction, const char* description) {
    return change_interaction(interaction, [&](contract::Interaction& changed) {
        return add_state(changed, description);
    });
}

bool pactffi_given_with_param(InteractionHandle interaction,
                              const char* description,
                              const char* name,
                              const char* value) {
    return change_interaction(interaction, [&](contract::Interaction& changed) {
        return add_state_param(changed, description, name, value);
    });
}

int pactffi_given_with_params(InteractionHandle interaction,
                              const char* description,
                              const char* params) {
    enum { kAdded = 0, kNotModifiable = 1, kNoJson = 2, kNoText = 3 };
    return guarded<int>(kNotModifiable, [&]() -> Answer<int> {
        const auto state = text_of(description, "description");
        if (!state) {
            return refuse<int>(kNoText, state.error());
        }
        const auto text = text_of(params, "params");
        if (!text) {
            return refuse<int>(kNoText, text.error());
        }
        auto parsed = json::parse(*text);
        if (!parsed) {
            return refuse<int>(kNoJson, parsed.error().with_context("params"));
        }
        auto held = open_interaction(interaction);
        if (!held) {
            return fail(held.error());
        }
        json::Object values = parsed->is_object() ? parsed->get_object()
                                                  : json::Object{{"value", *std::move(parsed)}};
        held->interaction->states.push_back({std::string(*state), std::move(values), {}});
        return kAdded;
    });
}

unsigned int pactffi_interaction_test_name(InteractionHandle interaction, const char* test_name) {
    enum : unsigned { kSet = 0, kFailed = 1, kNoInteraction = 2, kStarted = 3 };
    return guarded<unsigned>(kFailed, [&]() -> Answer<unsigned> {
        const auto name = text_of(test_name, "test_name");
        if (!name) {
            return fail(name.error());
        }
        auto held = find_interaction(interaction);
        if (!held) {
            return refuse<unsigned>(kNoInteraction, held.error());
        }
        if (held->draft->is_played) {
            return refuse<unsigned>(kStarted, "the pact's mock server was started already");
        }
        held->interaction->comments["testname"] = *name;
        return kSet;
    });
}

bool pactffi_set_key(InteractionHandle interaction, const char* value) {
    return annotate_interaction(interaction, [&](contract::Interaction& changed) -> Result<void> {
        const auto key = optional_text_of(value, "value");
        if (!key) {
            return fail(key.error());
        }
        changed.key = key->value_or("");
        return {};
    });
}

bool pactffi_set_pending(InteractionHandle interaction, bool pending) {
    return annotate_interaction(interaction, [&](contract::Interaction& changed) -> Result<void> {
        changed.pending = pending;
        return {};
    });
}

bool pactffi_set_comment(InteractionHandle interaction, const char* key, const char* value) {
    return annotate_interaction(interaction, [&](contract::Interaction& changed) -> Result<void> {
        const auto name = text_of(key, "key");
        return name ? set_comment_field(changed.comments, *name, value) : fail(name.error());
    });
}

bool pactffi_add_text_comment(InteractionHandle interaction, const char* comment) {
    return annotate_interaction(interaction, [&](contract::Interaction& changed) -> Result<void> {
        const auto text = text_of(comment, "comment");
        if (!text) {
            return fail(text.error());
        }
        json::Value& texts = changed.comments["text"];
        if (!texts.is_array()) {
            texts = json::Array();
        }
        texts.get_array().emplace_back(*text);
        return {};
    });
}

bool pactffi_add_interaction_reference(InteractionHandle interaction,
                                       const char* group,
                                       const char* name,
                                       const char* value) {
    return annotate_interaction(interaction, [&](contract::Interaction& changed) -> Result<void> {
        const auto group_name = text_of(group, "group");
        if (!group_name) {
            return fail(group_name.error());
        }
        const auto reference = text_of(name, "name");
        if (!reference) {
            return fail(reference.error());
        }
        const auto text = text_of(value, "value");
        if (!text) {
            return fail(text.error());
        }
        json::Object& references = object_within(changed.comments, "references");
        object_within(references, *group_name)[*reference] = json_or_text(*text);
        return {};
    });
}

}  // extern "C"

}  // namespace accord::ffi
