// The changes of a JSON body.
#pragma once

#include "base/json.hpp"
#include "matching/mutate/mutate.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <variant>
#include <vector>

namespace accord::matching {

/// A change, and where it is made.
struct JsonMutant {
    Mutation mutation;
    std::vector<std::variant<std::string, std::size_t>> steps;
};

/// All changes of `actual` in places that `example` mentions.
std::vector<JsonMutant> json_mutants(const json::Value& actual, const json::Value& example);

/// The value with one of its changes.
json::Value mutated(const json::Value& actual, const JsonMutant& mutant);

}  // namespace accord::matching
