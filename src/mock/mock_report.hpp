// An outcome in words for a person, and in JSON for a program.
#pragma once

#include "base/json.hpp"
#include "base/terminal.hpp"
#include "contract/model/model.hpp"
#include "mock/mock_outcome.hpp"

#include <string>

namespace accord::mock {

/// "The contract of "Shop" with "Products" was not kept by this test.": how explanations open.
std::string opening_of(const contract::Pact& pact);

/// `"a request for product 42" given "product 42 exists"`.
std::string title_of(const contract::Interaction& interaction);

/// What a person needs to mend the test: every request that did not match beside the interaction
/// that is nearest, and every interaction that was not used. Empty when all matched. The pact is
/// the one that was played.
std::string explain(const contract::Pact& pact,
                    const MockOutcome& outcome,
                    Colour colour = Colour::kNever);

/// The same as the Pact core's JSON: request-mismatch, request-not-found, and missing-request for
/// interactions that no request was meant for.
json::Array to_json(const contract::Pact& pact, const MockOutcome& outcome);

}  // namespace accord::mock
