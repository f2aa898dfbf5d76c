// What a pact expects of the provider's answer, compiled once for all that is asked about it.
#pragma once

#include "matching/compiled.hpp"
#include "matching/generate/generate.hpp"
#include "verifier/plan.hpp"

#include <string>
#include <variant>
#include <vector>

namespace accord::verifier {

/// Ready to match the answer: of a message exchange one for each response.
using Expectation =
    std::variant<matching::CompiledResponse, std::vector<matching::CompiledMessage>>;

/// With the values that the states gave. Error: kInvalidInput for what can't be generated or
/// compiled, naming the response or message.
Result<Expectation> expectation_of(const PlannedRun& planned,
                                   const matching::GeneratorContext& context);

/// What may make the interaction worth less than it looks: matching/doubts. An expectation made of
/// it already, if there is one, saves compiling its examples again.
std::vector<std::string> doubts_about(const PlannedRun& planned,
                                      const Expectation* expected = nullptr);

}  // namespace accord::verifier
