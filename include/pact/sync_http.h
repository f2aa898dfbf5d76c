// The model: a request and its response.
#ifndef PACT_SYNC_HTTP_H
#define PACT_SYNC_HTTP_H

#include "pact/types.h"

#ifdef __cplusplus
extern "C" {
#endif

void pactffi_sync_http_delete(const SynchronousHttp *interaction);

const char *pactffi_sync_http_get_description(const SynchronousHttp *interaction);

const ProviderState *pactffi_sync_http_get_provider_state(const SynchronousHttp *interaction,
                                                          unsigned int index);

ProviderStateIterator *pactffi_sync_http_get_provider_state_iter(SynchronousHttp *interaction);

const HttpRequest *pactffi_sync_http_get_request(const SynchronousHttp *interaction);

const char *pactffi_sync_http_get_request_contents(const SynchronousHttp *interaction);

const unsigned char *pactffi_sync_http_get_request_contents_bin(const SynchronousHttp *interaction);

size_t pactffi_sync_http_get_request_contents_length(const SynchronousHttp *interaction);

const HttpResponse *pactffi_sync_http_get_response(const SynchronousHttp *interaction);

const char *pactffi_sync_http_get_response_contents(const SynchronousHttp *interaction);

const unsigned char *pactffi_sync_http_get_response_contents_bin(const SynchronousHttp *interaction);

size_t pactffi_sync_http_get_response_contents_length(const SynchronousHttp *interaction);

SynchronousHttp *pactffi_sync_http_new(void);

int pactffi_sync_http_set_description(SynchronousHttp *interaction, const char *description);

void pactffi_sync_http_set_request_contents(SynchronousHttp *interaction,
                                            const char *contents,
                                            const char *content_type);

void pactffi_sync_http_set_request_contents_bin(SynchronousHttp *interaction,
                                                const unsigned char *contents,
                                                size_t len,
                                                const char *content_type);

void pactffi_sync_http_set_response_contents(SynchronousHttp *interaction,
                                             const char *contents,
                                             const char *content_type);

void pactffi_sync_http_set_response_contents_bin(SynchronousHttp *interaction,
                                                 const unsigned char *contents,
                                                 size_t len,
                                                 const char *content_type);

#ifdef __cplusplus
}
#endif

#endif
