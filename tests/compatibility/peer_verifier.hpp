// npm's `pact verifier` over the scenarios of providers: it has to judge each interaction as ours
// does.
#pragma once

#include "verification.hpp"

namespace accord::compatibility {

/// Where the environment variable ACCORD_PEER_VERIFIER names it, runs it over what was verified
/// just now, and fails the scenario where a verdict differs. What the provider saw of it is
/// forgotten.
void compare_with_peer(World& world, Verification& verification);

}  // namespace accord::compatibility
