// A pact in the making.
#ifndef PACT_PACT_HANDLE_H
#define PACT_PACT_HANDLE_H

#include "pact/types.h"

#ifdef __cplusplus
extern "C" {
#endif

unsigned int pactffi_free_message_pact_handle(MessagePactHandle pact);

unsigned int pactffi_free_pact_handle(PactHandle pact);

int pactffi_handle_get_pact_spec_version(PactHandle pact);

MessagePactHandle pactffi_new_message_pact(const char *consumer_name, const char *provider_name);

PactHandle pactffi_new_pact(const char *consumer_name, const char *provider_name);

int32_t pactffi_pact_handle_write_file(PactHandle pact, const char *directory, bool overwrite);

void pactffi_with_message_pact_metadata(MessagePactHandle pact,
                                        const char *namespace_,
                                        const char *name,
                                        const char *value);

bool pactffi_with_pact_metadata(PactHandle pact,
                                const char *namespace_,
                                const char *name,
                                const char *value);

bool pactffi_with_specification(PactHandle pact, int version);

int32_t pactffi_write_message_pact_file(MessagePactHandle pact,
                                        const char *directory,
                                        bool overwrite);

#ifdef __cplusplus
}
#endif

#endif
