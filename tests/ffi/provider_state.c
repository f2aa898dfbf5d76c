// Provider states and their parameters.
#include "check.h"

#include <string.h>

static void parameters_are_walked(ProviderState* state) {
    ProviderStateParamIterator* iter = pactffi_provider_state_get_param_iter(state);
    ProviderStateParamPair* pair = pactffi_provider_state_param_iter_next(iter);
    CHECK(pair != NULL && strcmp(pair->key, "id") == 0 && strcmp(pair->value, "42") == 0);
    ENDS_ONCE(ProviderStateParamPair, pair, pactffi_provider_state_param_pair_delete);
    CHECK(pactffi_provider_state_param_iter_next(iter) == NULL);
    ENDS_ONCE(ProviderStateParamIterator, iter, pactffi_provider_state_param_iter_delete);
    REFUSES_POINTERS(
        ProviderStateParamIterator, iter, pactffi_provider_state_param_iter_next(p) == NULL);
}

void test_provider_state(void) {
    const PactHandle pact = pactffi_new_pact("state consumer", "state provider");
    const InteractionHandle told = pactffi_new_message_interaction(pact, "told");
    CHECK(pactffi_given_with_params(told, "a state", "{\"id\":42}") == 0);
    PactMessageIterator* messages = pactffi_pact_handle_get_message_iter(pact);
    Message* message = pactffi_pact_message_iter_next(messages);
    ProviderStateIterator* iter = pactffi_message_get_provider_state_iter(message);
    ProviderState* state = pactffi_provider_state_iter_next(iter);
    CHECK(pactffi_provider_state_iter_next(iter) == NULL);
    ENDS_ONCE(ProviderStateIterator, iter, pactffi_provider_state_iter_delete);
    REFUSES_POINTERS(ProviderStateIterator, iter, pactffi_provider_state_iter_next(p) == NULL);
    CHECK_TEXT(pactffi_provider_state_get_name(state), "a state");
    BELONGS(state, pactffi_provider_state_delete);
    parameters_are_walked(state);
    pactffi_pact_message_iter_delete(messages);
    REFUSES_POINTERS(ProviderState, state, pactffi_provider_state_get_name(p) == NULL);
    REFUSES_POINTERS(ProviderState, state, pactffi_provider_state_get_param_iter(p) == NULL);
    pactffi_free_pact_handle(pact);
}
