// Messages of V4: include/pact/async_message.h.
#include "pact/async_message.h"

#include "ffi/model/body_calls.hpp"

namespace accord::ffi {

namespace {

constexpr std::string_view kAsyncName = "message";

Result<contract::Body*> async_body(AsynchronousMessage& held) {
    return &held.contents.message.contents;
}

}  // namespace

extern "C" {

void pactffi_async_message_delete(const AsynchronousMessage* message) {
    end_object(message, kAsyncName);
}

const MessageContents* pactffi_async_message_generate_contents(const AsynchronousMessage* message) {
    return give_from<MessageContents>(message, kAsyncName, [](const AsynchronousMessage& held) {
        return generated_contents(held.contents);
    });
}

const MessageContents* pactffi_async_message_get_contents(const AsynchronousMessage* message) {
    return lend_from<MessageContents>(
        message, kAsyncName, [](AsynchronousMessage& held) { return &held.contents; });
}

const unsigned char* pactffi_async_message_get_contents_bin(const AsynchronousMessage* message) {
    return contents_bytes(message, kAsyncName, async_body);
}

size_t pactffi_async_message_get_contents_length(const AsynchronousMessage* message) {
    return contents_length(message, kAsyncName, async_body);
}

const char* pactffi_async_message_get_contents_str(const AsynchronousMessage* message) {
    return contents_text(message, kAsyncName, async_body);
}

const char* pactffi_async_message_get_description(const AsynchronousMessage* message) {
    return text_from(message, kAsyncName, [](const AsynchronousMessage& held) {
        return std::string_view(held.description);
    });
}

const ProviderState* pactffi_async_message_get_provider_state(const AsynchronousMessage* message,
                                                              unsigned int index) {
    return state_from(message, kAsyncName, index);
}

ProviderStateIterator* pactffi_async_message_get_provider_state_iter(AsynchronousMessage* message) {
    return states_from(message, kAsyncName);
}

AsynchronousMessage* pactffi_async_message_new(void) { return new_object<AsynchronousMessage>(); }

void pactffi_async_message_set_contents_bin(AsynchronousMessage* message,
                                            const unsigned char* contents,
                                            size_t len,
                                            const char* content_type) {
    set_contents_bytes(message, kAsyncName, async_body, contents, len, content_type);
}

void pactffi_async_message_set_contents_str(AsynchronousMessage* message,
                                            const char* contents,
                                            const char* content_type) {
    set_contents_text(message, kAsyncName, async_body, contents, content_type);
}

int pactffi_async_message_set_description(AsynchronousMessage* message, const char* description) {
    return describe(message, kAsyncName, description);
}

}  // extern "C"

}  // namespace accord::ffi
