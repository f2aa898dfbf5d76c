// Requests with their responses: include/pact/sync_http.h.
#include "pact/sync_http.h"

#include "ffi/model/body_calls.hpp"

namespace accord::ffi {

namespace {

constexpr std::string_view kHttpName = "interaction";

Result<contract::Body*> request_body(SynchronousHttp& http) { return &http.request.request.body; }
Result<contract::Body*> response_body(SynchronousHttp& http) {
    return &http.response.response.body;
}

}  // namespace

extern "C" {

void pactffi_sync_http_delete(const SynchronousHttp* interaction) {
    end_object(interaction, kHttpName);
}

const char* pactffi_sync_http_get_description(const SynchronousHttp* interaction) {
    return text_from(interaction, kHttpName, [](const SynchronousHttp& http) {
        return std::string_view(http.description);
    });
}

const ProviderState* pactffi_sync_http_get_provider_state(const SynchronousHttp* interaction,
                                                          unsigned int index) {
    return state_from(interaction, kHttpName, index);
}

ProviderStateIterator* pactffi_sync_http_get_provider_state_iter(SynchronousHttp* interaction) {
    return states_from(interaction, kHttpName);
}

const HttpRequest* pactffi_sync_http_get_request(const SynchronousHttp* interaction) {
    return lend_from<::HttpRequest>(
        interaction, kHttpName, [](SynchronousHttp& http) { return &http.request; });
}

const char* pactffi_sync_http_get_request_contents(const SynchronousHttp* interaction) {
    return contents_text(interaction, kHttpName, request_body);
}

const unsigned char* pactffi_sync_http_get_request_contents_bin(
    const SynchronousHttp* interaction) {
    return contents_bytes(interaction, kHttpName, request_body);
}

size_t pactffi_sync_http_get_request_contents_length(const SynchronousHttp* interaction) {
    return contents_length(interaction, kHttpName, request_body);
}

const HttpResponse* pactffi_sync_http_get_response(const SynchronousHttp* interaction) {
    return lend_from<::HttpResponse>(
        interaction, kHttpName, [](SynchronousHttp& http) { return &http.response; });
}

const char* pactffi_sync_http_get_response_contents(const SynchronousHttp* interaction) {
    return contents_text(interaction, kHttpName, response_body);
}

const unsigned char* pactffi_sync_http_get_response_contents_bin(
    const SynchronousHttp* interaction) {
    return contents_bytes(interaction, kHttpName, response_body);
}

size_t pactffi_sync_http_get_response_contents_length(const SynchronousHttp* interaction) {
    return contents_length(interaction, kHttpName, response_body);
}

SynchronousHttp* pactffi_sync_http_new(void) { return new_object<SynchronousHttp>(); }

int pactffi_sync_http_set_description(SynchronousHttp* interaction, const char* description) {
    return describe(interaction, kHttpName, description);
}

void pactffi_sync_http_set_request_contents(SynchronousHttp* interaction,
                                            const char* contents,
                                            const char* content_type) {
    set_contents_text(interaction, kHttpName, request_body, contents, content_type);
}

void pactffi_sync_http_set_request_contents_bin(SynchronousHttp* interaction,
                                                const unsigned char* contents,
                                                size_t len,
                                                const char* content_type) {
    set_contents_bytes(interaction, kHttpName, request_body, contents, len, content_type);
}

void pactffi_sync_http_set_response_contents(SynchronousHttp* interaction,
                                             const char* contents,
                                             const char* content_type) {
    set_contents_text(interaction, kHttpName, response_body, contents, content_type);
}

void pactffi_sync_http_set_response_contents_bin(SynchronousHttp* interaction,
                                                 const unsigned char* contents,
                                                 size_t len,
                                                 const char* content_type) {
    set_contents_bytes(interaction, kHttpName, response_body, contents, len, content_type);
}

}  // extern "C"

}  // namespace accord::ffi
