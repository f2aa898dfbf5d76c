// Contents of messages, requests and responses over the C interface. In each template `part` finds
// the body in the object: it gives a Result<contract::Body*>.
#pragma once

#include "ffi/model/model_calls.hpp"

#include <cstddef>

namespace accord::ffi {

/// Null when there is no body; empty when it is null, empty, or known not to be text.
Result<char*> give_body_text(const contract::Body& body);

/// 0 and null unless there is a body that is not null.
std::size_t body_length(const contract::Body& body);
const unsigned char* body_bytes(const contract::Body& body);

/// A body of the given text or bytes, or null when these are a null pointer. A content type that is
/// a null pointer or can't be read is not known. Error: kInvalidInput when the text is no UTF-8.
Result<contract::Body> body_of_text(const char* contents, const char* content_type);
Result<contract::Body> body_of_bytes(const unsigned char* contents,
                                     std::size_t length,
                                     const char* content_type);

/// The message with its generators applied, as a consumer's test gets it. Error: as
/// matching::generate_message.
Result<contract::Message> generated(const contract::Message& message);

Result<MessageContents> generated_contents(const MessageContents& contents);

template <class T, class Part>
const char* contents_text(const T* object, std::string_view name, Part&& part) noexcept {
    return with_object<const char*>(nullptr, object, name, [&](T& held) -> Result<char*> {
        const Result<contract::Body*> body = part(held);
        if (!body) {
            return fail(body.error());
        }
        return give_body_text(**body);
    });
}

template <class T, class Part>
std::size_t contents_length(const T* object, std::string_view name, Part&& part) noexcept {
    return with_object<std::size_t>(0, object, name, [&](T& held) -> Result<std::size_t> {
        const Result<contract::Body*> body = part(held);
        if (!body) {
            return fail(body.error());
        }
        return body_length(**body);
    });
}

template <class T, class Part>
const unsigned char* contents_bytes(const T* object, std::string_view name, Part&& part) noexcept {
    using Bytes = const unsigned char*;
    return with_object<Bytes>(nullptr, object, name, [&](T& held) -> Result<Bytes> {
        const Result<contract::Body*> body = part(held);
        if (!body) {
            return fail(body.error());
        }
        return body_bytes(**body);
    });
}

/// `contents` makes the new body.
template <class T, class Part, class Contents>
void set_contents(T* object, std::string_view name, Part&& part, Contents&& contents) noexcept {
    with_object(object, name, [&](T& held) -> Result<void> {
        Result<contract::Body> made = contents();
        if (!made) {
            return fail(made.error());
        }
        const Result<contract::Body*> body = part(held);
        if (!body) {
            return fail(body.error());
        }
        **body = *std::move(made);
        return {};
    });
}

template <class T, class Part>
void set_contents_text(T* object,
                       std::string_view name,
                       Part&& part,
                       const char* contents,
                       const char* content_type) noexcept {
    set_contents(object, name, part, [&] { return body_of_text(contents, content_type); });
}

template <class T, class Part>
void set_contents_bytes(T* object,
                        std::string_view name,
                        Part&& part,
                        const unsigned char* contents,
                        std::size_t length,
                        const char* content_type) noexcept {
    set_contents(object, name, part, [&] { return body_of_bytes(contents, length, content_type); });
}

}  // namespace accord::ffi
