// The identity of a contract's content: the sha that equal contents share, the ids of its
// interactions, and the merging of two contents.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace accord::broker::domain {

/// A contract as it is stored.
struct PactContent {
    std::string sha;   ///< of what affects verification, whatever its order
    std::string text;  ///< compact JSON, an object; interactions and messages begin with `_id`
    std::int64_t interactions_count = 0;
    std::int64_t messages_count = 0;
    bool has_messages = false;
};

/// Reads what was stored: with its _ids a pact may be larger than a body that is taken, and have
/// more values.
Result<json::Value> parse_stored(std::string_view text);

/// Takes a published document. Error: kInvalidInput when `interactions` or `messages` is no list.
Result<PactContent> make_pact_content(const json::Object& document);

/// Fills in how many interactions and messages a document has.
void count_interactions(PactContent& content, const json::Object& document);

/// `stored` with the interactions of `incoming` put in the place of those with the same description
/// and provider state, or added. Error: kConflict when such a pair makes different requests, or
/// either document has no interactions.
Result<json::Object> merge_pacts(const json::Object& stored, const json::Object& incoming);

}  // namespace accord::broker::domain
