// The model: a request and its response.
#ifndef PACT_SYNC_HTTP_H
#define PACT_SYNC_HTTP_H

#include "pact/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Deletes an interaction with its parts. One that belongs to a walk ends with that instead.
 * Null is passed over. */
void pactffi_sync_http_delete(const SynchronousHttp *interaction);

/** The description, as a copy for pactffi_string_delete(). Null on failure. */
const char *pactffi_sync_http_get_description(const SynchronousHttp *interaction);

/** The provider state with the index (from 0). It belongs to the interaction and ends with it.
 * Null when there is none. */
const ProviderState *pactffi_sync_http_get_provider_state(const SynchronousHttp *interaction,
                                                          unsigned int index);

/** A walk over the provider states, for pactffi_provider_state_iter_delete(). Null on failure. */
ProviderStateIterator *pactffi_sync_http_get_provider_state_iter(SynchronousHttp *interaction);

/** The request. It belongs to the interaction and ends with it. Null on failure. */
const HttpRequest *pactffi_sync_http_get_request(const SynchronousHttp *interaction);

/** The request's body as a copy for pactffi_string_delete(). Null on failure and when there is
 * no body; empty when it is null, empty, or known not to be text. */
const char *pactffi_sync_http_get_request_contents(const SynchronousHttp *interaction);

/** The bytes of the request's body, as many as pactffi_sync_http_get_request_contents_length()
 * says, without a zero at the end. They are the library's, until the interaction is changed or
 * deleted. Null on failure and when there is no body. */
const unsigned char *pactffi_sync_http_get_request_contents_bin(const SynchronousHttp *interaction);

/** The number of bytes of the request's body; 0 on failure and when there is no body. */
size_t pactffi_sync_http_get_request_contents_length(const SynchronousHttp *interaction);

/** The response. It belongs to the interaction and ends with it. Null on failure. */
const HttpResponse *pactffi_sync_http_get_response(const SynchronousHttp *interaction);

/** The response's body as a copy for pactffi_string_delete(). Null on failure and when there is
 * no body; empty when it is null, empty, or known not to be text. */
const char *pactffi_sync_http_get_response_contents(const SynchronousHttp *interaction);

/** The bytes of the response's body, as many as pactffi_sync_http_get_response_contents_length()
 * says, without a zero at the end. They are the library's, until the interaction is changed or
 * deleted. Null on failure and when there is no body. */
const unsigned char *pactffi_sync_http_get_response_contents_bin(const SynchronousHttp *interaction);

/** The number of bytes of the response's body; 0 on failure and when there is no body. */
size_t pactffi_sync_http_get_response_contents_length(const SynchronousHttp *interaction);

/** A new interaction, "Synchronous/HTTP Interaction": GET / answered with 200. For
 * pactffi_sync_http_delete(). Null on failure. */
SynchronousHttp *pactffi_sync_http_new(void);

/** Sets the description. 0, or 1 on failure: the interaction or text is null, or the text is not
 * UTF-8. */
int pactffi_sync_http_set_description(SynchronousHttp *interaction, const char *description);

/** Sets the request's body to a text, or to null when `contents` is a null pointer. A content
 * type that is null or can't be read is not known. A text that is not UTF-8 changes nothing. */
void pactffi_sync_http_set_request_contents(SynchronousHttp *interaction,
                                            const char *contents,
                                            const char *content_type);

/** Sets the request's body to `len` bytes, or to null when `contents` is a null pointer. They
 * are taken for binary data, whatever the content type. A content type that is null or can't be
 * read is not known. */
void pactffi_sync_http_set_request_contents_bin(SynchronousHttp *interaction,
                                                const unsigned char *contents,
                                                size_t len,
                                                const char *content_type);

/** Sets the response's body to a text, or to null when `contents` is a null pointer. A content
 * type that is null or can't be read is not known. A text that is not UTF-8 changes nothing. */
void pactffi_sync_http_set_response_contents(SynchronousHttp *interaction,
                                             const char *contents,
                                             const char *content_type);

/** Sets the response's body to `len` bytes, or to null when `contents` is a null pointer. They
 * are taken for binary data, whatever the content type. A content type that is null or can't be
 * read is not known. */
void pactffi_sync_http_set_response_contents_bin(SynchronousHttp *interaction,
                                                 const unsigned char *contents,
                                                 size_t len,
                                                 const char *content_type);

#ifdef __cplusplus
}
#endif

#endif
