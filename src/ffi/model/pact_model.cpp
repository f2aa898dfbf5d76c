// Pacts, their parties and interactions: include/pact/pact_model.h.
#include "pact/pact_model.h"

#include "contract/pact/read_pact.hpp"
#include "ffi/consumer/pact_drafts.hpp"
#include "ffi/consumer/spec_versions.hpp"
#include "ffi/model/model_calls.hpp"
#include "ffi/model/model_of.hpp"

namespace accord::ffi {

namespace {

/// A draft as a model: of V4 whatever file it becomes, as it may hold what V4 alone can.
Result<::Pact> pact_of_draft(PactHandle handle) {
    const auto draft = find_draft(handle);
    if (!draft) {
        return fail(draft.error());
    }
    ::Pact copy{(*draft)->pact};
    copy.pact.version = contract::SpecVersion::kV4;
    return copy;
}

Result<::Pact> read_c_pact(const char* json) {
    const auto text = text_of(json, "json");
    if (!text) {
        return fail(text.error());
    }
    auto pact = contract::parse_pact(*text);
    if (!pact) {
        return fail(pact.error());
    }
    return ::Pact{*std::move(pact)};
}

/// A walk over the interactions of a draft that `make` makes an item of.
template <class Iterator, class Make>
Iterator* walk_draft(PactHandle handle, Make make) noexcept {
    return give_new<Iterator>([&]() -> Result<Iterator> {
        const auto draft = find_draft(handle);
        if (!draft) {
            return fail(draft.error());
        }
        Iterator walk;
        for (const contract::Interaction& interaction : (*draft)->pact.interactions) {
            if (auto item = make(interaction)) {
                walk.items.push_back(*std::move(item));
            }
        }
        return walk;
    });
}

/// A copy of an interaction of one kind; null when it is of another.
template <class T, class Make>
T* interaction_as(const PactInteraction* interaction, Make make) noexcept {
    return with_object<T*>(
        nullptr, interaction, "interaction", [&](const PactInteraction& held) -> T* {
            auto made = make(held);
            return made ? Objects::all().give(*std::move(made)) : nullptr;
        });
}

}  // namespace

extern "C" {

const char* pactffi_consumer_get_name(const Consumer* consumer) {
    return text_from(
        consumer, "consumer", [](const Consumer& held) { return std::string_view(held.name); });
}

void pactffi_pact_async_message_iter_delete(PactAsyncMessageIterator* iter) {
    end_object(iter, "iter");
}

AsynchronousMessage* pactffi_pact_async_message_iter_next(PactAsyncMessageIterator* iter) {
    return next_item<AsynchronousMessage>(iter);
}

void pactffi_pact_consumer_delete(const Consumer* consumer) { end_object(consumer, "consumer"); }

const Consumer* pactffi_pact_get_consumer(const Pact* pact) {
    return give_from<Consumer>(pact, "pact", [](const ::Pact& held) -> Result<Consumer> {
        return Consumer{held.pact.consumer};
    });
}

const Provider* pactffi_pact_get_provider(const Pact* pact) {
    return give_from<Provider>(pact, "pact", [](const ::Pact& held) -> Result<Provider> {
        return Provider{held.pact.provider};
    });
}

PactAsyncMessageIterator* pactffi_pact_handle_get_async_message_iter(PactHandle pact) {
    return walk_draft<PactAsyncMessageIterator>(pact, async_message_of);
}

PactMessageIterator* pactffi_pact_handle_get_message_iter(PactHandle pact) {
    return walk_draft<PactMessageIterator>(pact, [](const contract::Interaction& interaction) {
        return message_of(interaction, contract::SpecVersion::kV4);
    });
}

PactSyncHttpIterator* pactffi_pact_handle_get_sync_http_iter(PactHandle pact) {
    return walk_draft<PactSyncHttpIterator>(pact, http_of);
}

PactSyncMessageIterator* pactffi_pact_handle_get_sync_message_iter(PactHandle pact) {
    return walk_draft<PactSyncMessageIterator>(pact, sync_message_of);
}

Pact* pactffi_pact_handle_to_pointer(PactHandle pact) {
    return give_new<::Pact>([&] { return pact_of_draft(pact); });
}

const AsynchronousMessage* pactffi_pact_interaction_as_asynchronous_message(
    const PactInteraction* interaction) {
    return interaction_as<AsynchronousMessage>(interaction, [](const PactInteraction& held) {
        return async_message_of(held.interaction);
    });
}

const Message* pactffi_pact_interaction_as_message(const PactInteraction* interaction) {
    return interaction_as<::Message>(interaction, [](const PactInteraction& held) {
        return message_of(held.interaction, held.version);
    });
}

const SynchronousHttp* pactffi_pact_interaction_as_synchronous_http(
    const PactInteraction* interaction) {
    return interaction_as<SynchronousHttp>(
        interaction, [](const PactInteraction& held) { return http_of(held.interaction); });
}

const SynchronousMessage* pactffi_pact_interaction_as_synchronous_message(
    const PactInteraction* interaction) {
    return interaction_as<SynchronousMessage>(
        interaction, [](const PactInteraction& held) { return sync_message_of(held.interaction); });
}

void pactffi_pact_interaction_delete(const PactInteraction* interaction) {
    end_object(interaction, "interaction");
}

void pactffi_pact_interaction_iter_delete(PactInteractionIterator* iter) {
    end_object(iter, "iter");
}

const PactInteraction* pactffi_pact_interaction_iter_next(PactInteractionIterator* iter) {
    return next_item<PactInteraction>(iter);
}

void pactffi_pact_message_iter_delete(PactMessageIterator* iter) { end_object(iter, "iter"); }

Message* pactffi_pact_message_iter_next(PactMessageIterator* iter) {
    return next_item<::Message>(iter);
}

void pactffi_pact_model_delete(Pact* pact) { end_object(pact, "pact"); }

PactInteractionIterator* pactffi_pact_model_interaction_iterator(Pact* pact) {
    return give_from<PactInteractionIterator>(
        pact, "pact", [](const ::Pact& held) -> Result<PactInteractionIterator> {
            PactInteractionIterator walk;
            for (const contract::Interaction& interaction : held.pact.interactions) {
                walk.items.push_back({interaction, held.pact.version});
            }
            return walk;
        });
}

void pactffi_pact_provider_delete(const Provider* provider) { end_object(provider, "provider"); }

PactSpecification pactffi_pact_spec_version(const Pact* pact) {
    return with_object<PactSpecification>(
        PactSpecification_Unknown, pact, "pact", [](const ::Pact& held) {
            return number_of(held.pact.version);
        });
}

void pactffi_pact_sync_http_iter_delete(PactSyncHttpIterator* iter) { end_object(iter, "iter"); }

SynchronousHttp* pactffi_pact_sync_http_iter_next(PactSyncHttpIterator* iter) {
    return next_item<SynchronousHttp>(iter);
}

void pactffi_pact_sync_message_iter_delete(PactSyncMessageIterator* iter) {
    end_object(iter, "iter");
}

SynchronousMessage* pactffi_pact_sync_message_iter_next(PactSyncMessageIterator* iter) {
    return next_item<SynchronousMessage>(iter);
}

Pact* pactffi_parse_pact_json(const char* json) {
    return give_new<::Pact>([&] { return read_c_pact(json); });
}

const char* pactffi_provider_get_name(const Provider* provider) {
    return text_from(
        provider, "provider", [](const Provider& held) { return std::string_view(held.name); });
}

}  // extern "C"

}  // namespace accord::ffi
