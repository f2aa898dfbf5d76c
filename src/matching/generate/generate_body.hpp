// Generators applied inside bodies.
#pragma once

#include "matching/generate/generate.hpp"

namespace accord::matching {

/// The body with the generators applied where their paths lead, by its content type. `rules` are
/// the body's: variants of arrayContains carry generators of their own. Error: kInvalidInput naming
/// the path.
Result<contract::Body> generate_body(const contract::Body& body,
                                     std::string_view content_type,
                                     const contract::GeneratorsByKey& generators,
                                     const contract::RulesByKey& rules,
                                     const GeneratorContext& context);

}  // namespace accord::matching
