// Tables to model: see interaction_table.hpp.
#include "interaction_table.hpp"

#include "base/text.hpp"
#include "contract/model/query_text.hpp"
#include "contract/pact/generators_json.hpp"
#include "contract/pact/matching_rules_json.hpp"
#include "fixtures.hpp"
#include "world.hpp"

namespace accord::compatibility {
namespace {

/// `Origin=AXP-1000; TagData=JSON: {...}`, or one JSON object.
json::Object metadata_from(std::string_view text) {
    if (text.starts_with('{')) {
        return value_of(json::parse(text)).as_object();
    }
    json::Object metadata;
    for (const auto pair : split(text, ';')) {
        const auto equals = pair.find('=');
        require(equals != std::string_view::npos, "no metadata: " + std::string(pair));
        metadata[trim(pair.substr(0, equals))] = value_from(trim(pair.substr(equals + 1)));
    }
    return metadata;
}

template <class Part>
void change_rules_and_generators(Part& part, const Row& row) {
    if (const auto text = cell(row, "matching rules"); !text.empty()) {
        part.rules = value_of(contract::rules_from_json(json_from(text)));
    }
    if (const auto text = cell(row, "generators"); !text.empty()) {
        part.generators = value_of(contract::generators_from_json(json_from(text)));
    }
}

/// The new ones instead of all others; the content type belongs to the body.
void replace_headers(contract::MultiMap& headers, contract::MultiMap with) {
    std::erase_if(headers, [](const auto& field) {
        return !equal_ignoring_case(field.first, "Content-Type");
    });
    std::ranges::move(with, std::back_inserter(headers));
}

template <class Part>
void change_headers_and_body(Part& part, const Row& row) {
    for (const auto* column : {"headers", "raw headers"}) {
        if (const auto text = cell(row, column); !text.empty()) {
            replace_headers(part.headers, headers_from(text));
        }
    }
    if (const auto type = cell(row, "content type"); !type.empty()) {
        set_header(part.headers, "Content-Type", type);
    }
    if (const auto text = cell(row, "body"); !text.empty()) {
        const auto declared = cell(row, "content type");
        const bool is_plain = text.find(':') == std::string::npos;
        const auto known = contract::header_value(part.headers, "Content-Type");
        part.body = body_from(text, declared.empty() && is_plain ? known.value_or("") : declared);
        if (!part.body.content_type.empty()) {
            set_header(part.headers, "Content-Type", part.body.content_type);
        }
    }
}

/// "response body" under the name "body", and so on.
Row response_columns(const Row& row) {
    Row response;
    for (const auto& [name, text] : row) {
        if (name == "response") {
            response["status"] = text;
        } else if (name == "response content") {
            response["content type"] = text;
        } else if (name.starts_with("response ")) {
            response[name.substr(9)] = text;
        }
    }
    return response;
}

}  // namespace

contract::MultiMap headers_from(std::string_view text) {
    contract::MultiMap headers;
    for (auto field : split(text, ',')) {
        field = trim(field);
        require(field.size() > 2 && field.front() == '\'' && field.back() == '\'',
                "no header: " + std::string(field));
        field = field.substr(1, field.size() - 2);
        const auto colon = field.find(':');
        require(colon != std::string_view::npos, "no header: " + std::string(field));
        contract::add_value(
            headers, trim(field.substr(0, colon)), std::string(trim(field.substr(colon + 1))));
    }
    return headers;
}

void set_header(contract::MultiMap& headers, std::string_view name, std::string value) {
    std::erase_if(headers, [&](const auto& h) { return equal_ignoring_case(h.first, name); });
    headers.emplace_back(std::string(name), std::vector{std::move(value)});
}

void change_request(contract::HttpRequest& request, const Row& row) {
    if (const auto text = cell(row, "method"); !text.empty()) {
        request.method = text;
    }
    if (const auto text = cell(row, "path"); !text.empty()) {
        request.path = text;
    }
    if (const auto text = cell(row, "query"); !text.empty()) {
        request.query = contract::query_from_text(text);
    }
    change_headers_and_body(request, row);
    change_rules_and_generators(request, row);
}

void change_response(contract::HttpResponse& response, const Row& row) {
    if (const auto text = cell(row, "status"); !text.empty()) {
        response.status = std::stoi(text);
    }
    change_headers_and_body(response, row);
    change_rules_and_generators(response, row);
}

void change_response_of_interaction(contract::HttpResponse& response, const Row& row) {
    change_response(response, response_columns(row));
}

contract::Interaction interaction_from(const Row& row) {
    contract::HttpExchange exchange;
    change_request(exchange.request, row);
    change_response_of_interaction(exchange.response, row);
    return {.description = "Interaction for " + exchange.request.method + " " +
                           exchange.request.path + " " + cell(row, "No"),
            .content = std::move(exchange)};
}

void change_message(contract::Message& message, const Row& row) {
    if (const auto text = cell(row, "body"); !text.empty()) {
        message.contents = body_from(text, "");
        message.metadata["contentType"] = message.contents.content_type;
    }
    change_rules_and_generators(message, row);
    if (const auto text = cell(row, "metadata"); !text.empty()) {
        for (const auto& [name, value] : metadata_from(text)) {
            message.metadata[name] = value;
        }
    }
}

}  // namespace accord::compatibility
