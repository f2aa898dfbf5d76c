// GraphQL requests in JSON: the query compared by its meaning, null members like missing ones.
#pragma once

#include "base/json.hpp"
#include "matching/body/graphql_document.hpp"
#include "matching/rules/mismatch.hpp"

#include <optional>

namespace accord::matching {

/// What is known of an expected JSON body whose member "query" is a GraphQL document.
class GraphqlRequest {
  public:
    /// Nothing when the body is no such request.
    static std::optional<GraphqlRequest> of(const json::Value& expected);

    /// Gives the actual body those members of the expected one that mean the same: a query that
    /// differs in white space, commas or comments, and operationName, variables and extensions that
    /// are null in one and missing in the other.
    void align(const json::Value& expected, json::Value& actual) const;

    /// Adds to the sentence about the query where the two part.
    void explain(const json::Value& actual, Mismatches& mismatches) const;

  private:
    explicit GraphqlRequest(GraphqlTokens query) : query_(std::move(query)) {}
    GraphqlTokens query_;
};

}  // namespace accord::matching
