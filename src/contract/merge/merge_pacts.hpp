// Two pacts of one pair made one.
#pragma once

#include "base/result.hpp"
#include "contract/model/model.hpp"

namespace accord::contract {

/// `existing` with the interactions of `added`. The same description and states with the same
/// content is one interaction; with another content, V4 lets the added one replace the old, V2 and
/// V3 conflict. Errors: kConflict naming the interaction and every place where it differs, or when
/// the two are of different pairs.
Result<Pact> merge_pacts(const Pact& existing, const Pact& added);

}  // namespace accord::contract
