// Which interactions a stub answers with, by the provider states that they are given.
#pragma once

#include "base/regex/regex.hpp"
#include "base/result.hpp"
#include "contract/model/model.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace accord::stub {

/// A pattern for the names of states: an interaction passes when some part of one of its states'
/// names matches. Cheap to copy.
class StateFilter {
  public:
    /// `passes_stateless`: interactions without a state, or with one without a name, pass, too.
    /// Error: kInvalidInput for a pattern that is none, or empty.
    static Result<StateFilter> compile(std::string_view pattern, bool passes_stateless);

    [[nodiscard]] bool passes(const contract::Interaction& interaction) const;

    [[nodiscard]] const std::string& pattern() const { return pattern_.pattern(); }

  private:
    StateFilter(Regex pattern, bool passes_stateless)
        : pattern_(std::move(pattern)), passes_stateless_(passes_stateless) {}

    Regex pattern_;
    bool passes_stateless_;
};

/// Whether one of the interaction's states has one of these names.
bool is_in_state(const contract::Interaction& interaction, const std::vector<std::string>& states);

}  // namespace accord::stub
