// Writes requests, responses and messages.
#include "base/text.hpp"
#include "contract/model/content_type.hpp"
#include "contract/model/query_text.hpp"
#include "contract/pact/body_json.hpp"
#include "contract/pact/generators_json.hpp"
#include "contract/pact/matching_rules_json.hpp"
#include "contract/pact/parts_json.hpp"

#include <algorithm>

namespace accord::contract {
namespace {

json::Array array_of(const std::vector<std::string>& values) {
    json::Array out;
    for (const std::string& value : values) {
        out.emplace_back(value);
    }
    return out;
}

json::Object map_of_arrays(const MultiMap& map) {
    json::Object out;
    for (const auto& [name, values] : map) {
        out[name] = array_of(values);
    }
    return out;
}

/// V1 to V3 have one text for a header; only cookies can't be joined.
json::Object header_texts(const MultiMap& headers) {
    json::Object out;
    for (const auto& [name, values] : headers) {
        if (values.size() > 1 && equal_ignoring_case(name, "Set-Cookie")) {
            out[name] = array_of(values);
        } else {
            out[name] = join(values, ", ");
        }
    }
    return out;
}

void write_query(json::Object& out, const HttpRequest& request, SpecVersion version) {
    json::Value query = query_to_json(request.query, version);
    const auto& as_read = request.query_as_read;
    if (as_read && as_read->is_string() == query.is_string() &&
        query_from_json(*as_read) == request.query) {
        out["query"] = *as_read;
    } else if (!request.query.empty()) {
        out["query"] = std::move(query);
    }
}

void write_headers(json::Object& out, const MultiMap& headers, SpecVersion version) {
    if (headers.empty()) {
        return;
    }
    out["headers"] = version == SpecVersion::kV4 ? map_of_arrays(headers) : header_texts(headers);
}

void write_body(json::Object& out, std::string_view field, const Body& body, SpecVersion version) {
    auto value = version == SpecVersion::kV4 ? body_to_v4_json(body) : body_to_json(body);
    if (value) {
        out[field] = std::move(*value);
    }
}

PartNames names_of(const HttpRequest& request) {
    return {Names(request.query, NameCase::kSensitive), Names(request.headers, NameCase::kIgnored)};
}
PartNames names_of(const HttpResponse& response) {
    return {Names(), Names(response.headers, NameCase::kIgnored)};
}
PartNames names_of(const Message&) { return {}; }  // V2 has no messages

/// Rules exist since V2, generators since V3.
template <class Part>
void write_rules(json::Object& out, const Part& part, SpecVersion version) {
    if (version >= SpecVersion::kV2) {
        json::Object rules = version == SpecVersion::kV2
                                 ? rules_to_v2_json(part.rules, names_of(part))
                                 : rules_to_json(part.rules);
        if (!rules.empty()) {
            out["matchingRules"] = std::move(rules);
        }
    }
    if (version >= SpecVersion::kV3) {
        json::Object generators = generators_to_json(part.generators);
        if (!generators.empty()) {
            out["generators"] = std::move(generators);
        }
    }
}

}  // namespace

json::Value query_to_json(const MultiMap& query, SpecVersion version) {
    if (version < SpecVersion::kV3) {
        return json::Value(query_to_text(query));
    }
    return map_of_arrays(query);
}

json::Object request_to_json(const HttpRequest& request, SpecVersion version) {
    json::Object out = request.extra;
    out["method"] = request.method;
    out["path"] = request.path;
    write_query(out, request, version);
    write_headers(out, request.headers, version);
    write_body(out, "body", request.body, version);
    write_rules(out, request, version);
    return out;
}

json::Object response_to_json(const HttpResponse& response, SpecVersion version) {
    json::Object out = response.extra;
    out["status"] = response.status;
    write_headers(out, response.headers, version);
    write_body(out, "body", response.body, version);
    write_rules(out, response, version);
    return out;
}

json::Object message_to_json(const Message& message, SpecVersion version) {
    json::Object out = message.extra;
    write_body(out, "contents", message.contents, version);
    json::Object metadata = message.metadata;
    const std::string& type = message.contents.content_type;
    const bool says_type = std::ranges::any_of(
        metadata, [](const auto& field) { return names_content_type(field.key()); });
    if (version < SpecVersion::kV4 && !type.empty() && !says_type) {
        // V3 has no other place for it.
        metadata["contentType"] = type;
    }
    if (!metadata.empty() || version < SpecVersion::kV4) {  // readers of V3 look into it
        out["metadata"] = std::move(metadata);
    }
    write_rules(out, message, version);
    return out;
}

}  // namespace accord::contract
