// The table of generators: one line for each type, with the version of the specification that
// brought it and its attributes. matching/generate holds itself to it at compile time, templates
// and conversion follow it.
#pragma once

#include "contract/model/spec_version.hpp"

#include <array>
#include <string_view>

namespace accord::contract {

/// One type of generator.
struct GeneratorLine {
    std::string_view type;
    SpecVersion since;
    std::array<std::string_view, 2> attributes{};  ///< none is required; unused places are empty
    bool in_templates = true;  ///< whether test authors may ask for it by its name
};

inline constexpr GeneratorLine kGeneratorTable[] = {
    {"RandomInt", SpecVersion::kV3, {"min", "max"}},
    {"RandomDecimal", SpecVersion::kV3, {"digits"}},
    {"RandomHexadecimal", SpecVersion::kV3, {"digits"}},
    {"RandomString", SpecVersion::kV3, {"size"}},
    {"Regex", SpecVersion::kV3, {"regex"}},
    {"Uuid", SpecVersion::kV3, {"format"}},
    {"Date", SpecVersion::kV3, {"format", "expression"}},
    {"Time", SpecVersion::kV3, {"format", "expression"}},
    {"DateTime", SpecVersion::kV3, {"format", "expression"}},
    {"RandomBoolean", SpecVersion::kV3},
    {"ProviderState", SpecVersion::kV3, {"expression", "dataType"}},
    {"MockServerURL", SpecVersion::kV3, {"example", "regex"}},
    // Stands for the generators of a rule's variants.
    {"ArrayContains", SpecVersion::kV3, {}, false},
};

/// The line of a type; nullptr when there is none.
constexpr const GeneratorLine* find_generator(std::string_view type) {
    for (const GeneratorLine& line : kGeneratorTable) {
        if (line.type == type) {
            return &line;
        }
    }
    return nullptr;
}

}  // namespace accord::contract
