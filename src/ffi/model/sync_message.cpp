// Messages with their responses: include/pact/sync_message.h.
#include "pact/sync_message.h"

#include "ffi/model/body_calls.hpp"

namespace accord::ffi {

namespace {

constexpr std::string_view kSyncName = "message";

/// Setting one beyond the end adds those before it.
constexpr std::size_t kResponsesMax = 65'535;

Result<contract::Body*> sync_request_body(SynchronousMessage& held) {
    return &held.request.message.contents;
}

Result<MessageContents*> response_at(SynchronousMessage& held, std::size_t index) {
    if (index >= held.responses.size()) {
        return invalid_input(fmt::format(
            "there are {} responses, none with the index {}", held.responses.size(), index));
    }
    return &held.responses[index];
}

/// Of a response that is there.
auto body_of_response(std::size_t index) {
    return [index](SynchronousMessage& held) -> Result<contract::Body*> {
        const auto response = response_at(held, index);
        if (!response) {
            return fail(response.error());
        }
        return &(*response)->message.contents;
    };
}

/// Of a response, which is added when it is not there.
auto body_of_new_response(std::size_t index) {
    return [index](SynchronousMessage& held) -> Result<contract::Body*> {
        if (index >= kResponsesMax) {
            return fail(ErrorCode::kLimit,
                        fmt::format("a message has at most {} responses, not one with the index {}",
                                    kResponsesMax,
                                    index));
        }
        if (index >= held.responses.size()) {
            held.responses.resize(index + 1);
        }
        return &held.responses[index].message.contents;
    };
}

}  // namespace

extern "C" {

void pactffi_sync_message_delete(SynchronousMessage* message) { end_object(message, kSyncName); }

const MessageContents* pactffi_sync_message_generate_request_contents(
    const SynchronousMessage* message) {
    return give_from<MessageContents>(message, kSyncName, [](const SynchronousMessage& held) {
        return generated_contents(held.request);
    });
}

const MessageContents* pactffi_sync_message_generate_response_contents(
    const SynchronousMessage* message, size_t index) {
    return with_object<MessageContents*>(
        nullptr, message, kSyncName, [&](SynchronousMessage& held) -> Result<MessageContents*> {
            const auto response = response_at(held, index);
            if (!response) {
                return fail(response.error());
            }
            auto contents = generated_contents(**response);
            if (!contents) {
                return fail(contents.error());
            }
            return Objects::all().give(*std::move(contents));
        });
}

const char* pactffi_sync_message_get_description(const SynchronousMessage* message) {
    return text_from(message, kSyncName, [](const SynchronousMessage& held) {
        return std::string_view(held.description);
    });
}

size_t pactffi_sync_message_get_number_responses(const SynchronousMessage* message) {
    return with_object<size_t>(0, message, kSyncName, [](const SynchronousMessage& held) {
        return held.responses.size();
    });
}

const ProviderState* pactffi_sync_message_get_provider_state(const SynchronousMessage* message,
                                                             unsigned int index) {
    return state_from(message, kSyncName, index);
}

ProviderStateIterator* pactffi_sync_message_get_provider_state_iter(SynchronousMessage* message) {
    return states_from(message, kSyncName);
}

const MessageContents* pactffi_sync_message_get_request_contents(
    const SynchronousMessage* message) {
    return lend_from<MessageContents>(
        message, kSyncName, [](SynchronousMessage& held) { return &held.request; });
}

const unsigned char* pactffi_sync_message_get_request_contents_bin(
    const SynchronousMessage* message) {
    return contents_bytes(message, kSyncName, sync_request_body);
}

size_t pactffi_sync_message_get_request_contents_length(const SynchronousMessage* message) {
    return contents_length(message, kSyncName, sync_request_body);
}

const char* pactffi_sync_message_get_request_contents_str(const SynchronousMessage* message) {
    return contents_text(message, kSyncName, sync_request_body);
}

const MessageContents* pactffi_sync_message_get_response_contents(const SynchronousMessage* message,
                                                                  size_t index) {
    return with_object<MessageContents*>(
        nullptr, message, kSyncName, [&](SynchronousMessage& held) -> Result<MessageContents*> {
            const auto response = response_at(held, index);
            if (!response) {
                return fail(response.error());
            }
            return Objects::all().lend(message, *response);
        });
}

const unsigned char* pactffi_sync_message_get_response_contents_bin(
    const SynchronousMessage* message, size_t index) {
    return contents_bytes(message, kSyncName, body_of_response(index));
}

size_t pactffi_sync_message_get_response_contents_length(const SynchronousMessage* message,
                                                         size_t index) {
    return contents_length(message, kSyncName, body_of_response(index));
}

const char* pactffi_sync_message_get_response_contents_str(const SynchronousMessage* message,
                                                           size_t index) {
    return contents_text(message, kSyncName, body_of_response(index));
}

SynchronousMessage* pactffi_sync_message_new(void) { return new_object<SynchronousMessage>(); }

int pactffi_sync_message_set_description(SynchronousMessage* message, const char* description) {
    return describe(message, kSyncName, description);
}

void pactffi_sync_message_set_request_contents_bin(SynchronousMessage* message,
                                                   const unsigned char* contents,
                                                   size_t len,
                                                   const char* content_type) {
    set_contents_bytes(message, kSyncName, sync_request_body, contents, len, content_type);
}

void pactffi_sync_message_set_request_contents_str(SynchronousMessage* message,
                                                   const char* contents,
                                                   const char* content_type) {
    set_contents_text(message, kSyncName, sync_request_body, contents, content_type);
}

void pactffi_sync_message_set_response_contents_bin(SynchronousMessage* message,
                                                    size_t index,
                                                    const unsigned char* contents,
                                                    size_t len,
                                                    const char* content_type) {
    set_contents_bytes(
        message, kSyncName, body_of_new_response(index), contents, len, content_type);
}

void pactffi_sync_message_set_response_contents_str(SynchronousMessage* message,
                                                    size_t index,
                                                    const char* contents,
                                                    const char* content_type) {
    set_contents_text(message, kSyncName, body_of_new_response(index), contents, content_type);
}

}  // extern "C"

}  // namespace accord::ffi
