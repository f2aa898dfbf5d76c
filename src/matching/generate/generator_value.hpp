// One generator, one value.
#pragma once

#include "contract/model/generators.hpp"
#include "matching/generate/generate.hpp"

#include <optional>

namespace accord::matching {

/// Whether a generator gives something in this mode.
bool is_made(const contract::Generator& generator, GeneratorMode mode);

/// A new value in place of `example`, a text where that is one. Nothing when the generator belongs
/// to the other mode. Error: kInvalidInput.
Result<std::optional<json::Value>> generate_value(const contract::Generator& generator,
                                                  const json::Value& example,
                                                  const GeneratorContext& context);

/// As text, for paths, queries, headers and text bodies.
Result<std::optional<std::string>> generate_text(const contract::Generator& generator,
                                                 std::string_view example,
                                                 const GeneratorContext& context);

}  // namespace accord::matching
