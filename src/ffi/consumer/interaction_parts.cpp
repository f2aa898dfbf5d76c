// Parts found, and what is added to them.
#include "ffi/consumer/interaction_parts.hpp"

#include "contract/notation/integration_json.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::ffi {

namespace {

constexpr std::string_view kContentTypeHeader = "Content-Type";
constexpr std::string_view kContentTypeField = "contentType";

template <class HttpPart>
PartView view_of_http(HttpPart& part) {
    return {&part.body, &part.rules, &part.generators, &part.headers};
}

PartView view_of_message(contract::Message& message) {
    return {&message.contents, &message.rules, &message.generators, nullptr, &message.metadata};
}

Result<void> check_part(int part) {
    if (part != InteractionPart_Request && part != InteractionPart_Response) {
        return invalid_input(
            fmt::format("{} is no part of an interaction: 0 is its request, 1 its response", part));
    }
    return {};
}

}  // namespace

std::string PartView::content_type() const {
    if (headers != nullptr) {
        return std::string(contract::header_value(*headers, kContentTypeHeader).value_or(""));
    }
    return json::string_or(*metadata, kContentTypeField);
}

void PartView::set_content_type_once(const std::string& type) const {
    if (type.empty()) {
        return;
    }
    if (headers != nullptr) {
        if (!contract::header_value(*headers, kContentTypeHeader)) {
            contract::add_value(*headers, kContentTypeHeader, type);
        }
    } else if (content_type().empty()) {
        (*metadata)[kContentTypeField] = type;
    }
}

Result<std::vector<PartView>> parts_of(contract::Interaction& interaction, int part) {
    if (auto is_part = check_part(part); !is_part) {
        return fail(is_part.error());
    }
    const bool is_request = part == InteractionPart_Request;
    std::vector<PartView> views;
    if (auto* http = std::get_if<contract::HttpExchange>(&interaction.content)) {
        views.push_back(is_request ? view_of_http(http->request) : view_of_http(http->response));
    } else if (auto* async = std::get_if<contract::AsyncMessage>(&interaction.content)) {
        views.push_back(view_of_message(async->message));
    } else {
        auto& sync = std::get<contract::SyncMessage>(interaction.content);
        if (is_request) {
            views.push_back(view_of_message(sync.request));
        } else {
            std::ranges::transform(sync.responses, std::back_inserter(views), view_of_message);
        }
    }
    return views;
}

Result<PartView> part_for_body(contract::Interaction& interaction, int part) {
    if (auto* sync = std::get_if<contract::SyncMessage>(&interaction.content)) {
        if (part == InteractionPart_Response) {
            return view_of_message(sync->responses.emplace_back());
        }
    }
    auto parts = parts_of(interaction, part);
    if (!parts) {
        return fail(parts.error());
    }
    return parts->front();
}

Result<contract::HttpExchange*> http_of(contract::Interaction& interaction) {
    auto* http = std::get_if<contract::HttpExchange>(&interaction.content);
    if (http == nullptr) {
        return invalid_input(
            fmt::format("\"{}\" is a message, not an HTTP interaction", interaction.description));
    }
    return http;
}

void add_rules(contract::RuleList& to, contract::RuleList rules) {
    if (to.empty()) {
        to = std::move(rules);
        return;
    }
    for (contract::MatchingRule& rule : rules.rules) {
        if (std::ranges::find(to.rules, rule) == to.rules.end()) {
            to.rules.push_back(std::move(rule));
        }
    }
}

void add_rules(contract::RulesByKey& to, contract::RulesByKey rules) {
    for (auto& [key, list] : rules) {
        add_rules(to[key], std::move(list));
    }
}

void add_rules(contract::MatchingRules& to, contract::MatchingRules rules) {
    add_rules(to.method, std::move(rules.method));
    add_rules(to.path, std::move(rules.path));
    add_rules(to.status, std::move(rules.status));
    add_rules(to.query, std::move(rules.query));
    add_rules(to.header, std::move(rules.header));
    add_rules(to.body, std::move(rules.body));
    add_rules(to.metadata, std::move(rules.metadata));
}

void add_generators(contract::GeneratorsByKey& to, contract::GeneratorsByKey generators) {
    for (auto& [key, generator] : generators) {
        to.insert_or_assign(key, std::move(generator));
    }
}

void add_generators(contract::Generators& to, contract::Generators generators) {
    add_generators(to.method, std::move(generators.method));
    add_generators(to.path, std::move(generators.path));
    add_generators(to.status, std::move(generators.status));
    add_generators(to.query, std::move(generators.query));
    add_generators(to.header, std::move(generators.header));
    add_generators(to.body, std::move(generators.body));
    add_generators(to.metadata, std::move(generators.metadata));
}

Result<void> put_metadata(const PartView& view, std::string_view key, const json::Value& value) {
    auto read = contract::read_integration_value(value);
    if (!read) {
        return fail(read.error(), fmt::format("metadata \"{}\"", key));
    }
    (*view.metadata)[key] = std::move(read->example);
    if (!read->rules.empty()) {
        add_rules(view.rules->metadata[std::string(key)], std::move(read->rules));
    }
    if (read->generator) {
        view.generators->metadata.insert_or_assign(std::string(key), *std::move(read->generator));
    }
    return {};
}

json::Value json_or_text(std::string_view text) {
    auto parsed = json::parse(text);
    return parsed ? *std::move(parsed) : json::Value(text);
}

}  // namespace accord::ffi
