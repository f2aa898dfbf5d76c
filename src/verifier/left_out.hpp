// What a filter that leaves nothing over could have been set to.
#pragma once

#include "verifier/options.hpp"
#include "verifier/sources/source.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace accord::verifier {

/// So many names of each kind are told.
inline constexpr std::size_t kNamesToldMax = 10;

/// Why none of the interactions of these pacts was run: `the filter left none over; there are the
/// consumers "shop" and "app"`. Told is what each part of the filter chooses by.
std::string left_out(const FilterOptions& filter, const std::vector<LoadedPact>& pacts);

}  // namespace accord::verifier
