// GraphQL documents: one is the same as itself, and as its tokens put apart by single spaces.
#include "base/json.hpp"
#include "matching/body/graphql_document.hpp"
#include "target.hpp"

using namespace accord;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::as_text(data, size);
    (void)matching::graphql_tokens(text);
    const auto tokens = matching::parse_graphql(text);
    if (!tokens) {
        return 0;
    }
    std::string spaced;
    for (const auto& token : *tokens) {
        const bool is_string = token.kind == matching::GraphqlToken::Kind::kString;
        spaced += is_string ? json::write_compact(json::Value(token.text)) : token.text;
        spaced += ' ';
    }
    const auto again = matching::parse_graphql(spaced);
    fuzz::require(again.has_value(), "what was read can be read again");
    fuzz::require(matching::graphql_difference(*tokens, *again).empty(), "and says the same");
    return 0;
}
