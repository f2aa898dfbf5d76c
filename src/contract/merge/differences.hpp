// Where two JSON values differ, as lines for a person: what a merge conflict is told with.
#pragma once

#include "base/json.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace accord::contract {

/// One line for each place in which the two differ, as `request.path: "/a" there, "/b" here`; of
/// long values the part around the first difference. Above `lines_max` the last line says how many
/// more there are.
std::vector<std::string> differences(const json::Value& there,
                                     const json::Value& here,
                                     std::size_t lines_max = 10);

}  // namespace accord::contract
