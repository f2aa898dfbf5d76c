// Generators applied to the places of a body, by its format.
#pragma once

#include "matching/generate/generate.hpp"

#include <string>
#include <string_view>

namespace accord::matching {

/// A body that is not of the format is given back as it is. Errors: kInvalidInput naming the path.
Result<std::string> generate_xml(std::string_view bytes,
                                 const contract::GeneratorsByKey& generators,
                                 const GeneratorContext& context);
Result<std::string> generate_form(std::string_view bytes,
                                  const contract::GeneratorsByKey& generators,
                                  const GeneratorContext& context);

}  // namespace accord::matching
