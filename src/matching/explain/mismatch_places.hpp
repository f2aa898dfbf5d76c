// The places of mismatches in a body, for those who walk the body once more to show it.
#pragma once

#include "matching/rules/mismatch.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace accord::matching {

/// Keeps pointers into the mismatches it was made of.
class MismatchPlaces {
  public:
    explicit MismatchPlaces(const Mismatches& mismatches);

    [[nodiscard]] bool empty() const { return by_place_.empty(); }
    /// Those at this very place; none: an empty list.
    [[nodiscard]] const std::vector<const Mismatch*>& at(const std::string& place) const;
    /// Whether there is one at the place or below it.
    [[nodiscard]] bool any_from(const std::string& place) const;
    /// Those at the place and below it, as if the place were the root; without those at the place
    /// itself that say what one of `told` does.
    [[nodiscard]] MismatchPlaces below(const std::string& place, const Mismatches& told) const;

  private:
    std::map<std::string, std::vector<const Mismatch*>, std::less<>> by_place_;
};

}  // namespace accord::matching
