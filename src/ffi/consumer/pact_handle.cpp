// Pacts in the making: made, named, written and freed. See include/pact/pact_handle.h.
#include "pact/pact_handle.h"

#include "contract/file/save_pact.hpp"
#include "ffi/consumer/pact_drafts.hpp"
#include "ffi/consumer/spec_versions.hpp"
#include "ffi/edge/c_text.hpp"
#include "ffi/edge/guard.hpp"

#include <fmt/format.h>

namespace accord::ffi {

namespace {

/// The names of the parties, of which either may be left out.
PactHandle begin_pact(const char* consumer, const char* provider) noexcept {
    return guarded<PactHandle>(0, [&]() -> Answer<PactHandle> {
        const auto consumer_name = optional_text_of(consumer, "consumer_name");
        if (!consumer_name) {
            return fail(consumer_name.error());
        }
        const auto provider_name = optional_text_of(provider, "provider_name");
        if (!provider_name) {
            return fail(provider_name.error());
        }
        return add_draft(std::string(consumer_name->value_or("Consumer")),
                         std::string(provider_name->value_or("Provider")));
    });
}

unsigned int free_pact(PactHandle pact) noexcept {
    return guarded<unsigned>(1, [&]() -> Answer<unsigned> {
        if (auto ended = end_draft(pact); !ended) {
            return fail(ended.error());
        }
        return 0U;
    });
}

/// Sets `metadata.namespace.name`. Error: kInvalidInput for what is Accord's own to write.
Result<void> set_pact_metadata(contract::Pact& pact,
                               const char* name_space,
                               const char* name,
                               const char* value) {
    const auto outer = text_of(name_space, "namespace");
    if (!outer) {
        return fail(outer.error());
    }
    if (outer->empty() || *outer == "pactRust" || *outer == "pactSpecification" ||
        *outer == "accord") {
        return invalid_input(
            fmt::format("namespace \"{}\": {}",
                        *outer,
                        outer->empty() ? "metadata needs one" : "it can't be changed"));
    }
    const auto inner = optional_text_of(name, "name");
    if (!inner) {
        return fail(inner.error());
    }
    const auto text = optional_text_of(value, "value");
    if (!text) {
        return fail(text.error());
    }
    json::Value& fields = pact.metadata[*outer];
    if (!fields.is_object()) {
        fields = json::Object();
    }
    fields.get_object()[inner->value_or("")] = text->value_or("");
    return {};
}

Result<void> write_draft(const HeldDraft& draft, const char* directory, bool overwrite) {
    const auto folder = optional_text_of(directory, "directory");
    if (!folder) {
        return fail(folder.error());
    }
    const auto written = contract::save_pact(
        draft->pact,
        std::string(folder->value_or(".")),
        overwrite ? contract::WriteMode::kOverwrite : contract::WriteMode::kUpdate);
    return written ? Result<void>() : fail(written.error(), "writing the pact");
}

}  // namespace

extern "C" {

PactHandle pactffi_new_pact(const char* consumer_name, const char* provider_name) {
    return begin_pact(consumer_name, provider_name);
}

MessagePactHandle pactffi_new_message_pact(const char* consumer_name, const char* provider_name) {
    return begin_pact(consumer_name, provider_name);
}

unsigned int pactffi_free_pact_handle(PactHandle pact) { return free_pact(pact); }

unsigned int pactffi_free_message_pact_handle(MessagePactHandle pact) { return free_pact(pact); }

bool pactffi_with_specification(PactHandle pact, int version) {
    return guarded<bool>(false, [&]() -> Answer<bool> {
        const auto wanted = spec_version_of(version);
        if (!wanted) {
            return fail(wanted.error());
        }
        auto draft = find_draft(pact);
        if (!draft) {
            return fail(draft.error());
        }
        if ((*draft)->is_played) {
            return fail(ErrorCode::kConflict, "the pact's mock server was started already");
        }
        (*draft)->pact.version = *wanted;
        return true;
    });
}

int pactffi_handle_get_pact_spec_version(PactHandle pact) {
    return guarded<int>(PactSpecification_Unknown, [&]() -> Answer<int> {
        auto draft = find_draft(pact);
        if (!draft) {
            return fail(draft.error());
        }
        return static_cast<int>(number_of((*draft)->pact.version));
    });
}

bool pactffi_with_pact_metadata(PactHandle pact,
                                const char* namespace_,
                                const char* name,
                                const char* value) {
    return guarded<bool>(false, [&]() -> Answer<bool> {
        auto draft = find_draft(pact);
        if (!draft) {
            return fail(draft.error());
        }
        if ((*draft)->is_played) {
            return fail(ErrorCode::kConflict, "the pact's mock server was started already");
        }
        if (auto set = set_pact_metadata((*draft)->pact, namespace_, name, value); !set) {
            return fail(set.error());
        }
        return true;
    });
}

void pactffi_with_message_pact_metadata(MessagePactHandle pact,
                                        const char* namespace_,
                                        const char* name,
                                        const char* value) {
    guarded([&]() -> Result<void> {
        auto draft = find_draft(pact);
        return draft ? set_pact_metadata((*draft)->pact, namespace_, name, value)
                     : fail(draft.error());
    });
}

int32_t pactffi_pact_handle_write_file(PactHandle pact, const char* directory, bool overwrite) {
    enum { kWritten = 0, kFailed = 1, kNotWritten = 2, kNoPact = 3 };
    return guarded<int32_t>(kFailed, [&]() -> Answer<int32_t> {
        const auto draft = find_draft(pact);
        if (!draft) {
            return refuse<int32_t>(kNoPact, draft.error());
        }
        if (auto written = write_draft(*draft, directory, overwrite); !written) {
            return refuse<int32_t>(kNotWritten, written.error());
        }
        return kWritten;
    });
}

int32_t pactffi_write_message_pact_file(MessagePactHandle pact,
                                        const char* directory,
                                        bool overwrite) {
    enum { kWritten = 0, kNotWritten = 1, kNoPact = 2 };
    return guarded<int32_t>(kNotWritten, [&]() -> Answer<int32_t> {
        const auto draft = find_draft(pact);
        if (!draft) {
            return refuse<int32_t>(kNoPact, draft.error());
        }
        if (auto written = write_draft(*draft, directory, overwrite); !written) {
            return fail(written.error());
        }
        return kWritten;
    });
}

}  // extern "C"

}  // namespace accord::ffi
