// Matching rules taken down to an older version of the specification.
#pragma once

#include "contract/convert/losses.hpp"
#include "contract/model/model.hpp"

namespace accord::contract {

/// Rules that `version` does not know become what comes closest; what it can't hold at all is left
/// out. Each is told.
void convert_rules(MatchingRules& rules, SpecVersion version, const Losses& losses);

}  // namespace accord::contract
