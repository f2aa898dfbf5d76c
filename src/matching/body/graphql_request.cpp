// Compares GraphQL requests: the query token by token, the variables as JSON.
#include "matching/body/graphql_request.hpp"

namespace accord::matching {
namespace {

constexpr std::string_view kQuery = "query";
constexpr std::string_view kOptional[] = {"operationName", "variables", "extensions"};

/// Missing, null and {} say the same; an operation's name is never a map.
bool says_nothing(const json::Value* member) {
    return !member || member->is_null() || (member->is_object() && member->get_object().empty());
}

}  // namespace

std::optional<GraphqlRequest> GraphqlRequest::of(const json::Value& expected) {
    const json::Value* query = json::find(expected, kQuery);
    if (!query || !query->is_string()) {
        return std::nullopt;
    }
    auto tokens = parse_graphql(query->get_string());
    if (!tokens) {
        return std::nullopt;
    }
    return GraphqlRequest(std::move(*tokens));
}

void GraphqlRequest::align(const json::Value& expected, json::Value& actual) const {
    if (!actual.is_object()) {
        return;
    }
    json::Object& given = actual.get_object();
    for (const std::string_view name : kOptional) {
        const json::Value* wanted = json::find(expected, name);
        if (!says_nothing(wanted) || !says_nothing(json::find(actual, name))) {
            continue;
        }
        given.erase(name);
        if (wanted) {
            given.emplace(name, *wanted);
        }
    }
    json::Value* query = given.if_contains(kQuery);
    if (!query || !query->is_string()) {
        return;
    }
    const auto tokens = graphql_tokens(query->get_string());
    if (tokens && graphql_difference(query_, *tokens).empty()) {
        *query = *json::find(expected, kQuery);
    }
}

void GraphqlRequest::explain(const json::Value& actual, Mismatches& mismatches) const {
    for (Mismatch& mismatch : mismatches) {
        if (mismatch.place != "$.query" || mismatch.rule != "equality") {
            continue;
        }
        const json::Value* query = json::find(actual, kQuery);
        if (!query || !query->is_string()) {
            continue;
        }
        const auto tokens = graphql_tokens(query->get_string());
        mismatch.sentence =
            "Expected the same GraphQL query" +
            (tokens ? graphql_difference(query_, *tokens) : "; " + tokens.error().message);
    }
}

}  // namespace accord::matching
