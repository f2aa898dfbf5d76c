// What a client reads that asked for what no interaction answers.
#pragma once

#include "http/message.hpp"
#include "mock/player.hpp"

namespace accord::mock {

/// Status 500, with the kind of refusal in X-Pact; the body names the nearest interactions and what
/// the request differs in.
http::Response to_refusal(const Player& player, const Unmatched& unmatched);

}  // namespace accord::mock
