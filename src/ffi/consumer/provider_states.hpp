// Provider states added to an interaction: what the newer and the older calls share.
#pragma once

#include "base/result.hpp"
#include "contract/model/model.hpp"

namespace accord::ffi {

/// Error: kInvalidInput naming the argument.
Result<void> add_state(contract::Interaction& interaction, const char* description);

/// A parameter (JSON or a text) of the state of this name, which is added when it is not there.
/// Error: kInvalidInput naming the argument.
Result<void> add_state_param(contract::Interaction& interaction,
                             const char* description,
                             const char* name,
                             const char* value);

}  // namespace accord::ffi
