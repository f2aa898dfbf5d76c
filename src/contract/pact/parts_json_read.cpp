// Reads requests, responses and messages.
#include "base/json_exact.hpp"
#include "base/text.hpp"
#include "contract/model/query_text.hpp"
#include "contract/model/text_key.hpp"
#include "contract/pact/body_json.hpp"
#include "contract/pact/generators_json.hpp"
#include "contract/pact/json_fields.hpp"
#include "contract/pact/matching_rules_json.hpp"
#include "contract/pact/parts_json.hpp"

namespace accord::contract {
namespace {

std::string text_or_empty(const json::Value& value) {
    return value.is_null() ? "" : json::text_of(value);
}

/// {"name": "value"} and {"name": ["value", ...]}.
Result<MultiMap> read_map(const json::Value& value, std::string_view what) {
    const json::Object* object = json::if_object(value);
    if (!object) {
        return invalid_input(fmt::format("{} must be an object", what));
    }
    MultiMap out;
    for (const auto& [name, values] : *object) {
        auto& [key, texts] = out.emplace_back(name, std::vector<std::string>{});
        if (const auto* array = values.if_array()) {
            for (const json::Value& item : *array) {
                texts.push_back(text_or_empty(item));
            }
        } else {
            texts.push_back(text_or_empty(values));
        }
    }
    return out;
}

Result<Body> read_body(const json::Object& part,
                       std::string_view field,
                       std::string_view content_type,
                       SpecVersion version) {
    const json::Value* value = json::find(part, field);
    return version == SpecVersion::kV4 ? body_from_v4_json(value, content_type)
                                       : body_from_json(value, content_type);
}

Result<MultiMap> read_headers(const json::Object& part) {
    const json::Value* value = json::find(part, "headers");
    if (!value || value->is_null()) {
        return MultiMap{};
    }
    return read_map(*value, "headers");
}

Result<void> read_query(const json::Object& part, SpecVersion version, HttpRequest& out) {
    const json::Value* value = json::find(part, "query");
    if (!value || value->is_null()) {
        return {};
    }
    auto query = query_from_json(*value);
    if (!query) {
        return fail(query.error());
    }
    out.query = std::move(*query);
    const json::Value written = query_to_json(out.query, version);
    const bool says_more = value->is_string() || !written.is_string();
    if (says_more && (out.query.empty() || !json::equal(written, *value))) {
        out.query_as_read.emplace(*value, boost::json::storage_ptr());
    }
    return {};
}

/// What requests, responses and messages have in common.
template <class Part>
Result<void> read_rules(const json::Object& object, Part& out) {
    if (const json::Value* rules = json::find(object, "matchingRules")) {
        auto read = rules_from_json(*rules);
        if (!read) {
            return fail(read.error());
        }
        out.rules = std::move(*read);
    }
    if (const json::Value* generators = json::find(object, "generators")) {
        auto read = generators_from_json(*generators);
        if (!read) {
            return fail(read.error());
        }
        out.generators = std::move(*read);
    }
    return {};
}

/// Keys in quotes, as they are read from the paths of V2, as names of the part where they are some.
void use_names(RulesByKey& rules, const Names& names) {
    RulesByKey out;
    for (auto& [key, list] : rules) {
        out[to_text_key(read_text_key(key, names), names)] = std::move(list);
    }
    rules = std::move(out);
}

/// Before V4 a header has one text. Cookies alone can't be told apart in one (RFC 9110, 5.3).
void join_values(MultiMap& headers) {
    for (auto& [name, values] : headers) {
        if (values.size() > 1 && !equal_ignoring_case(name, "Set-Cookie")) {
            values = {join(values, ", ")};
        }
    }
}

Result<void> read_headers_and_body(const json::Object& object,
                                   SpecVersion version,
                                   MultiMap& headers,
                                   Body& body) {
    auto read = read_headers(object);
    if (!read) {
        return fail(read.error());
    }
    headers = std::move(*read);
    if (version < SpecVersion::kV4) {
        join_values(headers);
    }
    auto content = read_body(object, "body", content_type_of(headers), version);
    if (!content) {
        return fail(content.error());
    }
    body = std::move(*content);
    return {};
}

std::string_view content_type_of(const json::Object& metadata) {
    for (std::string_view name : {"contentType", "content-type", "Content-Type"}) {
        if (const auto type = json::string_at(metadata, name)) {
            return *type;
        }
    }
    return "";
}

Result<void> read_request(const json::Object& object, SpecVersion version, HttpRequest& out) {
    out.method = to_upper(json::string_or(object, "method", "GET"));
    out.path = json::string_or(object, "path", "/");
    if (auto read = read_query(object, version, out); !read) {
        return fail(read.error());
    }
    if (auto read = read_headers_and_body(object, version, out.headers, out.body); !read) {
        return fail(read.error());
    }
    if (auto read = read_rules(object, out); !read) {
        return fail(read.error());
    }
    if (version < SpecVersion::kV3) {
        use_names(out.rules.query, Names(out.query, NameCase::kSensitive));
        use_names(out.rules.header, Names(out.headers, NameCase::kIgnored));
    }
    out.extra = without(
        object, {"method", "path", "query", "headers", "body", "matchingRules", "generators"});
    return {};
}

Result<void> read_response(const json::Object& object, SpecVersion version, HttpResponse& out) {
    if (const json::Value* status = json::find(object, "status")) {
        const std::string digits = text_or_empty(*status);
        if (digits.size() != 3 || digits.find_first_not_of("0123456789") != std::string::npos) {
            return invalid_input(fmt::format("status must be a number of three digits, not {}",
                                             json::write_compact(*status)));
        }
        out.status = std::stoi(digits);
    }
    if (auto read = read_headers_and_body(object, version, out.headers, out.body); !read) {
        return fail(read.error());
    }
    if (auto read = read_rules(object, out); !read) {
        return fail(read.error());
    }
    if (version < SpecVersion::kV3) {
        use_names(out.rules.header, Names(out.headers, NameCase::kIgnored));
    }
    out.extra = without(object, {"status", "headers", "body", "matchingRules", "generators"});
    return {};
}

/// Read where it is given back: parts are large to move.
template <class Part>
Result<Part> read_in_place(const json::Value& value,
                           SpecVersion version,
                           Result<void> (*read)(const json::Object&, SpecVersion, Part&)) {
    Result<Part> out;
    const json::Object* object = json::if_object(value);
    const auto done = object ? read(*object, version, *out) : invalid_input("it must be an object");
    if (!done) {
        out = fail(done.error());
    }
    return out;
}

}  // namespace

Result<MultiMap> query_from_json(const json::Value& query) {
    if (query.is_string()) {
        return query_from_text(query.get_string());
    }
    return read_map(query, "query");
}

Result<HttpRequest> request_from_json(const json::Value& request, SpecVersion version) {
    return read_in_place(request, version, read_request);
}

Result<HttpResponse> response_from_json(const json::Value& response, SpecVersion version) {
    return read_in_place(response, version, read_response);
}

Result<Message> message_from_json(const json::Value& message, SpecVersion version) {
    const json::Object* object = json::if_object(message);
    if (!object) {
        return invalid_input("it must be an object");
    }
    Message out;
    for (std::string_view name : {"metadata", "metaData"}) {
        const json::Value* metadata = json::find(*object, name);
        if (!metadata || metadata->is_null()) {
            continue;
        }
        if (!json::is_object(*metadata)) {
            return invalid_input(fmt::format("{} must be an object", name));
        }
        for (const auto& [field, value] : metadata->get_object()) {
            out.metadata[field] = value;
        }
    }
    auto contents = read_body(*object, "contents", content_type_of(out.metadata), version);
    if (!contents) {
        return fail(contents.error());
    }
    out.contents = std::move(*contents);
    if (auto read = read_rules(*object, out); !read) {
        return fail(read.error());
    }
    out.extra =
        without(*object, {"metadata", "metaData", "contents", "matchingRules", "generators"});
    return out;
}

}  // namespace accord::contract
