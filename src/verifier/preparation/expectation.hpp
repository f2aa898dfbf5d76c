// What a pact expects of the provider's answer, compiled once for all that is asked about it.
#pragma once

#include "matching/compiled.hpp"
#include "matching/generate/generate.hpp"
#include "verifier/plan.hpp"

#include <variant>
#include <vector>

namespace accord::verifier {

/// Ready to match the answer: of a message exchange one for each response.
using Expectation =
    std::variant<matching::CompiledResponse, std::vector<matching::CompiledMessage>>;

/// Whether it depends on what the provider states give: it is not the example that stands in the
/// pact.
bool has_generated_answer(const contract::Interaction& interaction);

/// Of an interaction that has a generated answer with the values of the context, which others don't
/// need. Error: kInvalidInput for what can't be generated or compiled, naming the response or
/// message.
Result<Expectation> expectation_of(const PlannedRun& planned,
                                   const matching::GeneratorContext* context = nullptr);

}  // namespace accord::verifier
