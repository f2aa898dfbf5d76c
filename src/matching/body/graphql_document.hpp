// GraphQL's executable documents (queries, mutations, fragments) as they are compared: the tokens
// that carry meaning. White space, commas and comments carry none. Facts: the GraphQL
// specification, October 2021, sections 2 and B.
#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace accord::matching {

struct GraphqlToken {
    enum class Kind { kPunctuator, kName, kInteger, kDecimal, kString };
    Kind kind = Kind::kPunctuator;
    std::string text;  ///< of a string what it stands for, however it is written
    std::size_t line = 1, column = 1;

    [[nodiscard]] bool same_as(const GraphqlToken& other) const {
        return kind == other.kind && text == other.text;
    }
};

using GraphqlTokens = std::vector<GraphqlToken>;

/// What a document may be before it is refused.
inline constexpr std::size_t kGraphqlBytesMax = 1024 * 1024;
inline constexpr std::size_t kGraphqlDepthMax = 100;

/// The tokens of a text, which need not be a document. Errors: kInvalidInput with line and column,
/// kLimit.
Result<GraphqlTokens> graphql_tokens(std::string_view text);

/// The tokens of a document that has at least one operation or fragment and keeps to the grammar.
/// Errors: kInvalidInput with line and column, kLimit.
Result<GraphqlTokens> parse_graphql(std::string_view text);

/// Where two documents part: "; they part at line 2, column 5: 'title' instead of 'name'"; empty
/// when they are the same.
std::string graphql_difference(const GraphqlTokens& expected, const GraphqlTokens& actual);

}  // namespace accord::matching
