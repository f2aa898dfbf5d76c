// Reads and writes bodies of pact files: missing, null, empty or present, encoded or plain.
#include "contract/pact/body_json.hpp"

#include "base/encoding.hpp"
#include "base/json_exact.hpp"
#include "base/text.hpp"
#include "contract/model/content_type.hpp"
#include "contract/pact/json_fields.hpp"

namespace accord::contract {
namespace {

constexpr std::string_view kJson = "application/json";

Body of_text(std::string text, std::string_view content_type) {
    if (is_json_type(content_type)) {
        // Writers put JSON as text here only where it is a map or a text; others mean the text
        // itself.
        const auto parsed = json::parse(text);
        if (!parsed || !(json::is_object(*parsed) || parsed->is_string())) {
            text = json::write_compact(json::Value(text));
        }
    } else if (is_binary_type(content_type)) {
        if (auto bytes = base64_decode(text)) {
            text = std::move(*bytes);
        }
    }
    return Body::present(std::move(text), std::string(content_type));
}

Body::Hint hint_of(const json::Object& object) {
    const auto hint = json::string_at(object, "contentTypeHint").value_or("");
    if (hint == "BINARY") {
        return Body::Hint::kBinary;
    }
    return hint == "TEXT" ? Body::Hint::kText : Body::Hint::kDefault;
}

/// "base64", "json" or nothing at all, in lower case.
std::string encoding_of(const json::Object& object) {
    const json::Value* encoded = json::find(object, "encoded");
    if (!encoded) {
        return "";
    }
    if (encoded->is_bool()) {
        return encoded->get_bool() ? "base64" : "";
    }
    return to_lower(json::text_of(*encoded));
}

Result<std::string> decoded(const json::Value& content,
                            const std::string& encoding,
                            bool is_json_content) {
    if (encoding == "base64") {
        auto bytes = base64_decode(json::text_of(content));
        if (bytes) {
            return std::move(*bytes);
        }
        return fail(ErrorCode::kInvalidInput, "body: \"content\" is not base64");
    }
    if (encoding == "json") {
        return json::text_of(content);
    }
    if (!encoding.empty()) {
        return fail(
            ErrorCode::kInvalidInput,
            fmt::format("body: \"encoded\" must be false, \"base64\" or \"json\", not \"{}\"",
                        encoding));
    }
    const bool empty = content.is_string() && content.get_string().empty();
    return is_json_content && !empty ? json::write_compact(content) : json::text_of(content);
}

bool must_be_encoded(const Body& body) {
    return body.hint == Body::Hint::kBinary || is_binary_type(body.content_type) ||
           !is_utf8(body.bytes);
}

/// The JSON value of a body that has a JSON type, or none and yet is JSON.
std::optional<json::Value> as_json(const Body& body) {
    if (!is_json_type(body.content_type)) {
        return std::nullopt;
    }
    auto parsed = json::parse(body.bytes);
    if (!parsed) {
        return std::nullopt;
    }
    return std::move(*parsed);
}

/// Text that reading would take for JSON, or for no body.
bool is_ambiguous(const json::Value& value) {
    if (!value.is_string()) {
        return false;
    }
    if (value.get_string().empty()) {
        return true;
    }
    const auto inner = json::parse(value.get_string());
    return inner && (json::is_object(*inner) || inner->is_string());
}

/// What surrounds the content in V4.
Body with_attributes(Body body, const json::Object& object) {
    if (body.state != Body::State::kPresent) {
        body.content_type = json::string_or(object, "contentType");
    }
    body.hint = hint_of(object);
    body.extra = without(object, {"content", "contentType", "encoded", "contentTypeHint"});
    return body;
}

/// The content of a body that is there, with how it is encoded.
void write_content(json::Object& out, const Body& body) {
    out["encoded"] = false;
    if (auto value = as_json(body)) {
        const bool empty = value->is_string() && value->get_string().empty();
        if (empty || value->is_null()) {  // they would read back as no body
            out["content"] = body.bytes;
            out["encoded"] = "json";
        } else {
            out["content"] = std::move(*value);
        }
    } else if (must_be_encoded(body)) {
        out["content"] = base64_encode(body.bytes);
        out["encoded"] = "base64";
    } else {
        out["content"] = body.bytes;
        if (is_json_type(body.content_type)) {
            out["encoded"] = "json";
        }
    }
}

}  // namespace

Body body_from_json(const json::Value* value, std::string_view content_type) {
    if (!value) {
        return Body::missing();
    }
    if (value->is_null()) {
        return Body::null();
    }
    if (!value->is_string()) {
        return Body::present(json::write_compact(*value),
                             std::string(content_type.empty() ? kJson : content_type));
    }
    if (value->get_string().empty()) {
        return Body::empty();
    }
    return of_text(std::string(value->get_string()), content_type);
}

Result<Body> body_from_v4_json(const json::Value* value, std::string_view content_type) {
    if (!value) {
        return Body::missing();
    }
    if (value->is_null()) {
        return Body::null();
    }
    const json::Object* object = json::if_object(*value);
    if (!object) {
        return body_from_json(value, content_type);
    }
    const json::Value* content = json::find(*object, "content");
    if (!content) {
        const bool only_attributes = std::ranges::all_of(*object, [](const auto& member) {
            const std::string_view key = member.key();
            return key == "contentType" || key == "encoded" || key == "contentTypeHint";
        });
        return only_attributes ? Body::missing() : body_from_json(value, content_type);
    }
    if (content->is_null()) {
        return with_attributes(Body::null(), *object);
    }
    std::string type = json::string_or(*object, "contentType", content_type);
    if (type.empty() && !content->is_string()) {
        type = kJson;
    }
    auto bytes = decoded(*content, encoding_of(*object), is_json_type(type));
    if (!bytes) {
        return fail(bytes.error());
    }
    if (bytes->empty()) {
        return with_attributes(Body::empty(), *object);
    }
    return with_attributes(Body::present(std::move(*bytes), std::move(type)), *object);
}

std::optional<json::Value> body_to_json(const Body& body) {
    switch (body.state) {
        case Body::State::kMissing:
            return std::nullopt;
        case Body::State::kNull:
            return json::Value(nullptr);
        case Body::State::kEmpty:
            return json::Value("");
        case Body::State::kPresent:
            break;
    }
    if (auto value = as_json(body)) {
        return is_ambiguous(*value) ? json::Value(body.bytes) : *value;
    }
    if (must_be_encoded(body)) {
        return json::Value(base64_encode(body.bytes));
    }
    return json::Value(body.bytes);
}

std::optional<json::Value> body_to_v4_json(const Body& body) {
    json::Object out = body.extra;
    switch (body.state) {
        case Body::State::kMissing:
            return std::nullopt;
        case Body::State::kNull:
            out["content"] = nullptr;
            break;
        case Body::State::kEmpty:
            out["content"] = "";
            break;
        case Body::State::kPresent:
            write_content(out, body);
            break;
    }
    if (!body.content_type.empty()) {
        out["contentType"] = body.content_type;
    }
    if (body.hint == Body::Hint::kBinary) {
        out["contentTypeHint"] = "BINARY";
    }
    if (body.hint == Body::Hint::kText) {
        out["contentTypeHint"] = "TEXT";
    }
    return out;
}

}  // namespace accord::contract
