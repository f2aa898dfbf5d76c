// Generators: values made anew when an interaction is replayed. Data only; src/matching applies
// them. Facts: Pact specification V3 and V4, "generators".
#pragma once

#include "base/json.hpp"

#include <map>
#include <string>

namespace accord::contract {

/// One generator: its type ("RandomInt", "ProviderState", ...) and its attributes as the file has
/// them.
struct Generator {
    std::string type;
    json::Object attributes;
    bool operator==(const Generator&) const = default;
};

using GeneratorsByKey = std::map<std::string, Generator>;

/// The generators of one request, response or message.
struct Generators {
    GeneratorsByKey method, path, status, query, header, body, metadata;
    bool operator==(const Generators&) const = default;
};

}  // namespace accord::contract
