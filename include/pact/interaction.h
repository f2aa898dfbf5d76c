// The interactions of a pact in the making.
#ifndef PACT_INTERACTION_H
#define PACT_INTERACTION_H

#include "pact/types.h"

#ifdef __cplusplus
extern "C" {
#endif

bool pactffi_add_interaction_reference(InteractionHandle interaction,
                                       const char *group,
                                       const char *name,
                                       const char *value);

bool pactffi_add_text_comment(InteractionHandle interaction, const char *comment);

bool pactffi_given(InteractionHandle interaction, const char *description);

bool pactffi_given_with_param(InteractionHandle interaction,
                              const char *description,
                              const char *name,
                              const char *value);

int pactffi_given_with_params(InteractionHandle interaction,
                              const char *description,
                              const char *params);

unsigned int pactffi_interaction_test_name(InteractionHandle interaction, const char *test_name);

MessageHandle pactffi_new_async_message(PactHandle pact, const char *description);

InteractionHandle pactffi_new_interaction(PactHandle pact, const char *description);

InteractionHandle pactffi_new_message_interaction(PactHandle pact, const char *description);

InteractionHandle pactffi_new_sync_message_interaction(PactHandle pact, const char *description);

bool pactffi_response_status(InteractionHandle interaction, unsigned short status);

bool pactffi_response_status_v2(InteractionHandle interaction, const char *status);

bool pactffi_set_comment(InteractionHandle interaction, const char *key, const char *value);

bool pactffi_set_header(InteractionHandle interaction,
                        int part,
                        const char *name,
                        const char *value);

bool pactffi_set_key(InteractionHandle interaction, const char *value);

bool pactffi_set_pending(InteractionHandle interaction, bool pending);

bool pactffi_upon_receiving(InteractionHandle interaction, const char *description);

bool pactffi_with_binary_body(InteractionHandle interaction,
                              int part,
                              const char *content_type,
                              const uint8_t *body,
                              size_t size);

bool pactffi_with_binary_file(InteractionHandle interaction,
                              int part,
                              const char *content_type,
                              const uint8_t *body,
                              size_t size);

bool pactffi_with_body(InteractionHandle interaction,
                       int part,
                       const char *content_type,
                       const char *body);

bool pactffi_with_generators(InteractionHandle interaction, int part, const char *generators);

bool pactffi_with_header(InteractionHandle interaction,
                         int part,
                         const char *name,
                         size_t index,
                         const char *value);

bool pactffi_with_header_v2(InteractionHandle interaction,
                            int part,
                            const char *name,
                            size_t index,
                            const char *value);

bool pactffi_with_matching_rules(InteractionHandle interaction, int part, const char *rules);

bool pactffi_with_metadata(InteractionHandle interaction,
                           const char *key,
                           const char *value,
                           int part);

StringResult pactffi_with_multipart_file(InteractionHandle interaction,
                                         int part,
                                         const char *content_type,
                                         const char *file,
                                         const char *part_name);

StringResult pactffi_with_multipart_file_v2(InteractionHandle interaction,
                                            int part,
                                            const char *content_type,
                                            const char *file,
                                            const char *part_name,
                                            const char *boundary);

bool pactffi_with_query_parameter(InteractionHandle interaction,
                                  const char *name,
                                  size_t index,
                                  const char *value);

bool pactffi_with_query_parameter_v2(InteractionHandle interaction,
                                     const char *name,
                                     size_t index,
                                     const char *value);

bool pactffi_with_request(InteractionHandle interaction, const char *method, const char *path);

#ifdef __cplusplus
}
#endif

#endif
