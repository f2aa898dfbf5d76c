// What may make an interaction worth less than it looks, found in the interaction alone: an example
// that breaks its own rule, rules that reach nothing. The consumer library refuses the first when a
// test writes it; a pact that is read is used all the same, with warnings.
#pragma once

#include "contract/model/model.hpp"
#include "matching/compiled.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace accord::matching {

/// So many are told of an interaction.
inline constexpr std::size_t kDoubtsMax = 20;

/// The first of these mismatches of a part with itself: "body $.id: PROBLEM: Expected 'x' ...".
std::string at_odds(const Mismatches& mismatches, std::string_view problem);

/// Why the example of a compiled request, response or message breaks its own rule; nothing when it
/// doesn't.
template <class Compiled>
std::optional<std::string> broken_example(const Compiled& compiled) {
    const Mismatches mismatches = compiled.match_example();
    if (mismatches.empty()) {
        return std::nullopt;
    }
    return at_odds(mismatches, "the example breaks its own rule");
}

/// Examples of an interaction that were compiled already, as they stand in the pact.
struct CompiledExamples {
    const CompiledResponse* response = nullptr;
    std::span<const CompiledMessage> messages = {};  ///< one, or all responses of a synchronous one
};

/// One line each: `response: the rule "$.nope" of the body reaches nothing in the example`. What
/// can't be compiled is left to those who compile it.
std::vector<std::string> doubts_about(const contract::Interaction& interaction,
                                      contract::SpecVersion version,
                                      const CompiledExamples& compiled = {});

}  // namespace accord::matching
