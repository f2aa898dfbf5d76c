// What each relation of the API's documents leads to, in words for people: the pages that `curies`
// point to.
#pragma once

#include <span>
#include <string_view>

namespace accord::broker::api {

/// The text is paragraphs with blank lines between them. "## id Heading" begins a part, lines
/// that begin with "- " are a list, with four spaces an example; `code` stands in backquotes.
struct RelationText {
    std::string_view relation;  ///< without its "pb:"
    std::string_view title;
    std::string_view text;
};

/// Null when nobody has heard of it. Those of lists of webhooks are called "webhooks-create".
const RelationText* find_relation(std::string_view relation);

/// One table for each kind of thing.
std::span<const RelationText> pact_relations();
std::span<const RelationText> pact_list_relations();
std::span<const RelationText> pacticipant_relations();
std::span<const RelationText> decision_relations();
std::span<const RelationText> webhook_relations();

}  // namespace accord::broker::api
