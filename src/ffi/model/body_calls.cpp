// Bodies read and made: see body_calls.hpp.
#include "ffi/model/body_calls.hpp"

#include "base/clock.hpp"
#include "base/random.hpp"
#include "base/text.hpp"
#include "contract/model/content_type.hpp"
#include "matching/generate/generate.hpp"

namespace accord::ffi {

namespace {

bool is_readable(const contract::Body& body) {
    if (body.hint == contract::Body::Hint::kBinary || !is_utf8(body.bytes)) {
        return false;
    }
    const auto type = contract::ContentType::parse(body.content_type);
    return body.hint == contract::Body::Hint::kText || !type || type->is_text();
}

std::string content_type_named(const char* content_type) {
    const auto text = text_of(content_type, "content_type");
    const auto type = contract::ContentType::parse(text ? *text : "");
    return type ? type->to_string() : "";
}

contract::Body body_with_hint(std::string_view bytes,
                              const char* content_type,
                              contract::Body::Hint hint) {
    auto body = contract::Body::present(std::string(bytes), content_type_named(content_type));
    body.hint = hint;
    return body;
}

}  // namespace

Result<char*> give_body_text(const contract::Body& body) {
    switch (body.state) {
        case contract::Body::State::kMissing:
            return nullptr;
        case contract::Body::State::kNull:
        case contract::Body::State::kEmpty:
            break;
        case contract::Body::State::kPresent:
            return give_text(is_readable(body) ? body.bytes : "");
    }
    return give_text("");
}

std::size_t body_length(const contract::Body& body) {
    return body.state == contract::Body::State::kPresent ? body.bytes.size() : 0;
}

const unsigned char* body_bytes(const contract::Body& body) {
    return body.state == contract::Body::State::kPresent
               ? reinterpret_cast<const unsigned char*>(body.bytes.data())
               : nullptr;
}

Result<contract::Body> body_of_text(const char* contents, const char* content_type) {
    if (contents == nullptr) {
        return contract::Body::null();
    }
    const auto text = text_of(contents, "contents");
    if (!text) {
        return fail(text.error());
    }
    return body_with_hint(*text, content_type, contract::Body::Hint::kText);
}

Result<contract::Body> body_of_bytes(const unsigned char* contents,
                                     std::size_t length,
                                     const char* content_type) {
    if (contents == nullptr) {
        return contract::Body::null();
    }
    const auto bytes = bytes_of(contents, length, "contents");
    if (!bytes) {
        return fail(bytes.error());
    }
    return body_with_hint(*bytes, content_type, contract::Body::Hint::kBinary);
}

Result<contract::Message> generated(const contract::Message& message) {
    if (!matching::is_generated(message)) {
        return message;
    }
    const SystemClock clock;
    SystemRandom random;
    return matching::generate_message(message, {.clock = clock, .random = random});
}

Result<MessageContents> generated_contents(const MessageContents& contents) {
    auto message = generated(contents.message);
    if (!message) {
        return fail(message.error());
    }
    return MessageContents{*std::move(message)};
}

}  // namespace accord::ffi
