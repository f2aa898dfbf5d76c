// The versions of the Pact specification. Files name the one they are written in, and rules are
// known since one of them.
#pragma once

#include <optional>
#include <string_view>

namespace accord::contract {

/// Versions of the Pact specification, in their order.
enum class SpecVersion { kV1, kV1_1, kV2, kV3, kV4 };

/// "1.0.0", "1.1.0", "2.0.0", "3.0.0", "4.0", as files name them.
std::string_view to_string(SpecVersion version);

/// Reads "2", "2.0.0", "4.0", "V3"; nothing when there is no such version.
std::optional<SpecVersion> parse_spec_version(std::string_view text);

}  // namespace accord::contract
