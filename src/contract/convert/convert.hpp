// Pacts converted between versions of the specification, with what is lost told.
#pragma once

#include "base/result.hpp"
#include "contract/model/model.hpp"

#include <string>
#include <vector>

namespace accord::contract {

/// A pact in another version, and one sentence for everything the version could not hold.
struct Conversion {
    Pact pact;
    std::vector<std::string> losses;
};

/// Upwards nothing is lost. Downwards rules the version does not know become weaker ones (`type`),
/// fields it does not have are left out, and both are reported with their place: `interaction
/// "x": response: body rule "$.a": "integer" becomes "type"`. Error: kInvalidInput when kinds of
/// interactions can't be held at all.
Result<Conversion> convert_pact(const Pact& pact, SpecVersion version);

}  // namespace accord::contract
