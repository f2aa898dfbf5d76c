// The interactions of a pact in the making.
#ifndef PACT_INTERACTION_H
#define PACT_INTERACTION_H

#include "pact/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Values of the request line, query, headers, status and metadata are plain texts or integration
 * JSON: {"pact:matcher:type": "regex", "regex": "\\d+", "value": "1"}; {"value": [...]} has several.
 * Functions that return a bool return false for a handle that is none, an argument that is wrong,
 * an interaction of the wrong kind, and once the pact's mock server was started. */

/** Begins an HTTP interaction. One of the pact with the same description is replaced. On failure the
 * lower half of the handle is 0. */
InteractionHandle pactffi_new_interaction(PactHandle pact, const char *description);

/** Begins an asynchronous message; as pactffi_new_interaction(). */
InteractionHandle pactffi_new_message_interaction(PactHandle pact, const char *description);

/** Begins a synchronous message: a request and its responses; as pactffi_new_interaction(). */
InteractionHandle pactffi_new_sync_message_interaction(PactHandle pact, const char *description);

/** Adds an asynchronous message for the functions of message_handle.h, also beside one with the same
 * description. */
MessageHandle pactffi_new_async_message(PactHandle pact, const char *description);

/** Sets the description. */
bool pactffi_upon_receiving(InteractionHandle interaction, const char *description);

/** Adds a provider state. */
bool pactffi_given(InteractionHandle interaction, const char *description);

/** Adds a parameter, JSON or a text, to the provider state of this name, which is added when it is
 * not there. */
bool pactffi_given_with_param(InteractionHandle interaction,
                              const char *description,
                              const char *name,
                              const char *value);

/** Adds a provider state with parameters from a JSON object; other JSON becomes the parameter "value".
 * Returns 0; 1 when the interaction can't be changed; 2 for what is no JSON; 3 for a null pointer or
 * a text that is not UTF-8. */
int pactffi_given_with_params(InteractionHandle interaction,
                              const char *description,
                              const char *params);

/** Sets method and path. A null method is GET, a null path "/". */
bool pactffi_with_request(InteractionHandle interaction, const char *method, const char *path);

/** Sets the value of a query parameter at an index from 0; a null value is a name without one. At
 * index 0 several values are added. */
bool pactffi_with_query_parameter_v2(InteractionHandle interaction,
                                     const char *name,
                                     size_t index,
                                     const char *value);

/** As pactffi_with_query_parameter_v2(); a null value is an empty one. Deprecated. */
bool pactffi_with_query_parameter(InteractionHandle interaction,
                                  const char *name,
                                  size_t index,
                                  const char *value);

/** Sets the value of a header at an index from 0. At index 0 the value of a list header (Accept, Vary
 * and others) is taken apart at its commas, and several values replace those that are there. */
bool pactffi_with_header_v2(InteractionHandle interaction,
                            int part,
                            const char *name,
                            size_t index,
                            const char *value);

/** As pactffi_with_header_v2(). Deprecated. */
bool pactffi_with_header(InteractionHandle interaction,
                         int part,
                         const char *name,
                         size_t index,
                         const char *value);

/** Sets a header to one plain text, without matchers; other values of it are gone. */
bool pactffi_set_header(InteractionHandle interaction,
                        int part,
                        const char *name,
                        const char *value);

/** Sets the status of the response. */
bool pactffi_response_status(InteractionHandle interaction, unsigned short status);

/** Sets the status from a number or integration JSON, such as
 * {"pact:matcher:type": "statusCode", "status": "success", "value": 200}; null is 200. */
bool pactffi_response_status_v2(InteractionHandle interaction, const char *status);

/** Sets the body. JSON is integration JSON; XML and forms are when they are given as a JSON object.
 * Without a content type the header or metadata tells it, otherwise the text itself. Says the
 * content type in the header or metadata unless it is said already. For the response of a
 * synchronous message each call adds one. */
bool pactffi_with_body(InteractionHandle interaction,
                       int part,
                       const char *content_type,
                       const char *body);

/** Sets the body to bytes, which are compared byte by byte. A null content type is
 * application/octet-stream, a null body none, of size 0 empty. */
bool pactffi_with_binary_body(InteractionHandle interaction,
                              int part,
                              const char *content_type,
                              const uint8_t *body,
                              size_t size);

/** As pactffi_with_binary_body(); since V3 any bytes of the content type match. Deprecated: use
 * pactffi_with_binary_body() and pactffi_with_matching_rules(). */
bool pactffi_with_binary_file(InteractionHandle interaction,
                              int part,
                              const char *content_type,
                              const uint8_t *body,
                              size_t size);

/** Adds a file of this machine as a part of a multipart/form-data body, with a rule that its content
 * is of the content type. A null part name is "file". A null boundary is made of the content, so
 * that the same test writes the same pact. The result is Ok with a null pointer, or Failed with why. */
StringResult pactffi_with_multipart_file_v2(InteractionHandle interaction,
                                            int part,
                                            const char *content_type,
                                            const char *file,
                                            const char *part_name,
                                            const char *boundary);

/** As pactffi_with_multipart_file_v2() without a boundary. */
StringResult pactffi_with_multipart_file(InteractionHandle interaction,
                                         int part,
                                         const char *content_type,
                                         const char *file,
                                         const char *part_name);

/** Adds matching rules as pact files have them: {"body": {"$.id": {"matchers": [...]}}}, also below
 * "matchingRules". */
bool pactffi_with_matching_rules(InteractionHandle interaction, int part, const char *rules);

/** Adds generators as pact files have them, also below "generators". One at the same place is replaced. */
bool pactffi_with_generators(InteractionHandle interaction, int part, const char *generators);

/** Sets a field of a message's metadata to JSON, integration JSON or a text; a null value takes it
 * away. For the response of a synchronous message it is set in all that there are. */
bool pactffi_with_metadata(InteractionHandle interaction,
                           const char *key,
                           const char *value,
                           int part);

/** Sets the key (V4), by which the interaction is found again when its description changes; null is
 * none. As the following, it may be called once the mock server was started, whose pact stays. */
bool pactffi_set_key(InteractionHandle interaction, const char *value);

/** Says that the interaction may fail (V4). */
bool pactffi_set_pending(InteractionHandle interaction, bool pending);

/** Sets a comment (V4) to JSON or a text; a null value takes it away. */
bool pactffi_set_comment(InteractionHandle interaction, const char *key, const char *value);

/** Adds a line to the comment "text" (V4). */
bool pactffi_add_text_comment(InteractionHandle interaction, const char *comment);

/** Sets the comment references.<group>.<name> (V4) to JSON or a text. */
bool pactffi_add_interaction_reference(InteractionHandle interaction,
                                       const char *group,
                                       const char *name,
                                       const char *value);

/** Says which test wrote the interaction (V4). Returns 0; 1 for a name that is null or not UTF-8; 2
 * when there is no such interaction; 3 once the mock server was started. */
unsigned int pactffi_interaction_test_name(InteractionHandle interaction, const char *test_name);

#ifdef __cplusplus
}
#endif

#endif
