// Versions of the specification as C numbers them.
#pragma once

#include "base/result.hpp"
#include "contract/model/spec_version.hpp"
#include "pact/types.h"

namespace accord::ffi {

/// Error: kInvalidInput when the number is no version that can be written.
Result<contract::SpecVersion> spec_version_of(int number);

PactSpecification number_of(contract::SpecVersion version);

}  // namespace accord::ffi
