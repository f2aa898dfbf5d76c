// Two bodies side by side: the lines that differ, with some that don't around them. What a rule
// allows to differ is shown as the actual body has it, and not as a difference.
#pragma once

#include "base/terminal.hpp"
#include "contract/model/model.hpp"
#include "matching/body/json_walk.hpp"
#include "matching/rules/mismatch.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace accord::matching {

struct DifferenceLine {
    enum class Kind {
        kSame,
        kExpected,  ///< only the contract has it
        kActual,    ///< only the body that came has it
        kLeftOut,   ///< stands for lines that are not shown; the text says how many
    };
    Kind kind = Kind::kSame;
    std::string text;
    bool operator==(const DifferenceLine&) const = default;
};

using BodyDifference = std::vector<DifferenceLine>;

/// Larger bodies, and those with more lines, are not compared by line.
inline constexpr std::size_t kDifferenceBytesMax = 1024 * 1024;
inline constexpr std::size_t kDifferenceLinesMax = 50'000;
/// So many lines are given at most.
inline constexpr std::size_t kDifferenceShownMax = 80;

/// The bodies of an exchange that did not match. JSON and XML are laid out before they are
/// compared, forms and multipart bodies taken apart, other text is as it came. Empty when there is
/// nothing that lines could show: no mismatch in the body, binary contents, a body that is too
/// large. `content_type` is the expected one, as its header or metadata say it; `unexpected` as the
/// bodies were compared.
BodyDifference body_difference(const contract::Body& expected,
                               std::string_view content_type,
                               const contract::Body& actual,
                               const Mismatches& mismatches,
                               UnexpectedKeys unexpected);

/// The same for a whole request, response or message, whose mismatches these are.
BodyDifference body_difference(const contract::HttpRequest& expected,
                               const contract::HttpRequest& actual,
                               const Mismatches& mismatches);
BodyDifference body_difference(const contract::HttpResponse& expected,
                               const contract::HttpResponse& actual,
                               const Mismatches& mismatches);
BodyDifference body_difference(const contract::Message& expected,
                               const contract::Message& actual,
                               const Mismatches& mismatches);

/// What stands above the lines.
inline constexpr std::string_view kDifferenceHeading = "body, expected (-) and actual (+):";

/// Lines with "- ", "+ " or two spaces in front, each with its end; red and green when asked for.
/// Control characters are escaped.
std::string to_text(const BodyDifference& difference, Colour colour);

}  // namespace accord::matching
