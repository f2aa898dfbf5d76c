// The shortest way to turn one list of lines into another (Myers, "An O(ND) Difference Algorithm").
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace accord::matching {

/// One step: a line that both lists have, or that only one of them has.
struct LineEdit {
    enum class Kind { kSame, kLeft, kRight };
    Kind kind = Kind::kSame;
    std::size_t left = 0;   ///< index in the left list, unless kRight
    std::size_t right = 0;  ///< index in the right list, unless kLeft
    bool operator==(const LineEdit&) const = default;
};

/// Beyond so many lines that differ the difference is no longer the shortest one: what lies
/// between the common start and end is left out and put in as a whole.
inline constexpr std::size_t kLineEditsMax = 1000;

/// The steps in order; of each run of differences the left lines come first.
std::vector<LineEdit> line_difference(const std::vector<std::string_view>& left,
                                      const std::vector<std::string_view>& right);

}  // namespace accord::matching
