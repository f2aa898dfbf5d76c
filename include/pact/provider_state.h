// The model: provider states.
#ifndef PACT_PROVIDER_STATE_H
#define PACT_PROVIDER_STATE_H

#include "pact/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Of no effect but an error: every state belongs to its interaction and ends with it. */
void pactffi_provider_state_delete(ProviderState *provider_state);

/** The name, as a copy for pactffi_string_delete(). Null on failure. */
const char *pactffi_provider_state_get_name(const ProviderState *provider_state);

/** A walk over copies of the parameters, for pactffi_provider_state_param_iter_delete(). Null on
 * failure. */
ProviderStateParamIterator *pactffi_provider_state_get_param_iter(ProviderState *provider_state);

/** Deletes a walk over states; the states themselves stay. Null is passed over. */
void pactffi_provider_state_iter_delete(ProviderStateIterator *iter);

/** The next state; null at the end and on failure. It belongs to the interaction: it stays until
 * that is deleted, also when the walk is deleted before. */
ProviderState *pactffi_provider_state_iter_next(ProviderStateIterator *iter);

/** Deletes a walk over parameters. Null is passed over. */
void pactffi_provider_state_param_iter_delete(ProviderStateParamIterator *iter);

/** The next parameter, for pactffi_provider_state_param_pair_delete(): its name, and its value
 * as JSON (a text in quotes). Null at the end and on failure. */
ProviderStateParamPair *pactffi_provider_state_param_iter_next(ProviderStateParamIterator *iter);

/** Deletes a parameter with its two texts. Null is passed over. */
void pactffi_provider_state_param_pair_delete(ProviderStateParamPair *pair);

#ifdef __cplusplus
}
#endif

#endif
