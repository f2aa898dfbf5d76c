// A pact in the making.
#ifndef PACT_PACT_HANDLE_H
#define PACT_PACT_HANDLE_H

#include "pact/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Begins a pact of V3. A null or empty name is "Consumer" or "Provider". Returns 0 when 65,535 pacts
 * are in use. */
PactHandle pactffi_new_pact(const char *consumer_name, const char *provider_name);

/** As pactffi_new_pact(); the handles are of the same kind. */
MessagePactHandle pactffi_new_message_pact(const char *consumer_name, const char *provider_name);

/** Ends a pact. Its mock server goes on until it is cleaned up. Returns 0, or 1 for a handle that is
 * none or was freed. */
unsigned int pactffi_free_pact_handle(PactHandle pact);

/** As pactffi_free_pact_handle(). */
unsigned int pactffi_free_message_pact_handle(MessagePactHandle pact);

/** Chooses the version of the file (enum PactSpecification, V1 to V4). False when there is no such
 * version or pact, or its mock server was started. */
bool pactffi_with_specification(PactHandle pact, int version);

/** The version of the file, as enum PactSpecification; PactSpecification_Unknown for a handle that is
 * none. */
int pactffi_handle_get_pact_spec_version(PactHandle pact);

/** Sets metadata.<namespace_>.<name> to a text. The namespaces "pactRust", "pactSpecification" and
 * "accord" can't be changed: false, as for no namespace and once the mock server was started. */
bool pactffi_with_pact_metadata(PactHandle pact,
                                const char *namespace_,
                                const char *name,
                                const char *value);

/** As pactffi_with_pact_metadata(); what fails is only told by pactffi_get_error_message(). */
void pactffi_with_message_pact_metadata(MessagePactHandle pact,
                                        const char *namespace_,
                                        const char *name,
                                        const char *value);

/** Writes the pact into a folder as "<consumer>-<provider>.json"; a null or empty directory is the
 * current one. Merges with the file that is there, or replaces it. Returns 0; 1 for a defect of the
 * library; 2 when the file could not be written; 3 when there is no such pact. */
int32_t pactffi_pact_handle_write_file(PactHandle pact, const char *directory, bool overwrite);

/** As pactffi_pact_handle_write_file(). Returns 0; 1 when the file could not be written; 2 when there
 * is no such pact. */
int32_t pactffi_write_message_pact_file(MessagePactHandle pact,
                                        const char *directory,
                                        bool overwrite);

#ifdef __cplusplus
}
#endif

#endif
