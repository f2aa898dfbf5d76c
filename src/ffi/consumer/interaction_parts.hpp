// The parts of an interaction that the calls of include/pact/interaction.h speak of.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "contract/model/model.hpp"
#include "pact/types.h"

#include <string>
#include <string_view>
#include <vector>

namespace accord::ffi {

/// A request, response or message, whatever it is of: what all have in common.
struct PartView {
    contract::Body* body;
    contract::MatchingRules* rules;
    contract::Generators* generators;
    contract::MultiMap* headers = nullptr;  ///< of HTTP
    json::Object* metadata = nullptr;       ///< of messages

    /// What "Content-Type", or "contentType" of the metadata, says; empty when neither is there.
    [[nodiscard]] std::string content_type() const;
    /// Says so there, unless something is said already.
    void set_content_type_once(const std::string& type) const;
};

/// The parts that there are: of HTTP one; of an asynchronous message always that; of a synchronous
/// one its request, or all responses so far. Error: kInvalidInput when `part` is no
/// InteractionPart.
Result<std::vector<PartView>> parts_of(contract::Interaction& interaction, int part);

/// The part that a body is for. A response of a synchronous message is a new one. Error: as
/// parts_of.
Result<PartView> part_for_body(contract::Interaction& interaction, int part);

/// The exchange of an HTTP interaction. Error: kInvalidInput.
Result<contract::HttpExchange*> http_of(contract::Interaction& interaction);

/// Adds rules and generators to those that are there; a rule that is there already is not added
/// again, a generator replaces the one of its place.
void add_rules(contract::RuleList& to, contract::RuleList rules);
void add_rules(contract::RulesByKey& to, contract::RulesByKey rules);
void add_rules(contract::MatchingRules& to, contract::MatchingRules rules);
void add_generators(contract::GeneratorsByKey& to, contract::GeneratorsByKey generators);
void add_generators(contract::Generators& to, contract::Generators generators);

/// Sets a field of a message's metadata to a value or integration JSON. Error: kInvalidInput.
Result<void> put_metadata(const PartView& view, std::string_view key, const json::Value& value);

/// JSON where the text is some, otherwise the text itself.
json::Value json_or_text(std::string_view text);

}  // namespace accord::ffi
