// The model: provider states.
#ifndef PACT_PROVIDER_STATE_H
#define PACT_PROVIDER_STATE_H

#include "pact/types.h"

#ifdef __cplusplus
extern "C" {
#endif

void pactffi_provider_state_delete(ProviderState *provider_state);

const char *pactffi_provider_state_get_name(const ProviderState *provider_state);

ProviderStateParamIterator *pactffi_provider_state_get_param_iter(ProviderState *provider_state);

void pactffi_provider_state_iter_delete(ProviderStateIterator *iter);

ProviderState *pactffi_provider_state_iter_next(ProviderStateIterator *iter);

void pactffi_provider_state_param_iter_delete(ProviderStateParamIterator *iter);

ProviderStateParamPair *pactffi_provider_state_param_iter_next(ProviderStateParamIterator *iter);

void pactffi_provider_state_param_pair_delete(ProviderStateParamPair *pair);

#ifdef __cplusplus
}
#endif

#endif
