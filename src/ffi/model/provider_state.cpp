// Provider states and their parameters: include/pact/provider_state.h.
#include "pact/provider_state.h"

#include "base/json_exact.hpp"
#include "ffi/model/text_walks.hpp"

namespace accord::ffi {

extern "C" {

void pactffi_provider_state_delete(ProviderState* provider_state) {
    end_object(provider_state, "provider_state");
}

const char* pactffi_provider_state_get_name(const ProviderState* provider_state) {
    return text_from(provider_state, "provider_state", [](const ::ProviderState& held) {
        return std::string_view(held.state.name);
    });
}

ProviderStateParamIterator* pactffi_provider_state_get_param_iter(ProviderState* provider_state) {
    return give_from<ProviderStateParamIterator>(
        provider_state,
        "provider_state",
        [](const ::ProviderState& held) -> Result<ProviderStateParamIterator> {
            ProviderStateParamIterator walk;
            for (const auto& [name, value] : held.state.params) {
                walk.texts.push_back({std::string(name), json::write_canonical(value)});
            }
            return walk;
        });
}

void pactffi_provider_state_iter_delete(ProviderStateIterator* iter) { end_object(iter, "iter"); }

ProviderState* pactffi_provider_state_iter_next(ProviderStateIterator* iter) {
    return next_part<::ProviderState>(iter);
}

void pactffi_provider_state_param_iter_delete(ProviderStateParamIterator* iter) {
    end_object(iter, "iter");
}

ProviderStateParamPair* pactffi_provider_state_param_iter_next(ProviderStateParamIterator* iter) {
    return next_texts<ProviderStateParamPair>(iter);
}

void pactffi_provider_state_param_pair_delete(ProviderStateParamPair* pair) {
    end_texts(pair, "pair");
}

}  // extern "C"

}  // namespace accord::ffi
