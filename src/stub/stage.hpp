// What a stub plays at one moment: a player of all its pacts, and which interaction it answers a
// request with. A reload makes a new stage; requests that have begun keep theirs.
#pragma once

#include "mock/player.hpp"
#include "stub/state_filter.hpp"

#include <optional>
#include <string>
#include <vector>

namespace accord::stub {

/// What decides besides the request. Pointers may be nullptr.
struct Circumstances {
    const StateFilter* filter = nullptr;               ///< only these interactions answer
    const std::vector<std::string>* states = nullptr;  ///< those in one of them answer first
};

/// Immutable, so that many threads may ask.
class Stage {
  public:
    explicit Stage(mock::Player player) : player_(std::move(player)) {}

    /// The place of the interaction that answers: of those with the request's method, path and
    /// query (and body, where the method has one and it came) the first with the fewest mismatches.
    /// Unlike a mock server a stub does not judge: headers only rank.
    [[nodiscard]] std::optional<std::size_t> choose(const contract::HttpRequest& request,
                                                    const Circumstances& circumstances) const;

    [[nodiscard]] const mock::Player& player() const { return player_; }

    /// The names of all provider states, each once, in their order.
    [[nodiscard]] std::vector<std::string> states() const;

  private:
    mock::Player player_;
};

}  // namespace accord::stub
