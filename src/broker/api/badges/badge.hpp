// A badge: two words side by side, what it is about and how it stands, drawn as SVG.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace accord::broker::api {

enum class BadgeColour {
    kGreen,   ///< good
    kOrange,  ///< not known any more
    kRed,     ///< bad
    kGrey,    ///< not known
};

struct Badge {
    std::string label;
    std::string message;
    BadgeColour colour = BadgeColour::kGrey;

    bool operator==(const Badge&) const = default;
};

/// A picture of its own, of any text: what XML does not allow is shown as U+FFFD.
std::string render_badge(const Badge& badge);

/// How wide a line of text is in Verdana of 11 pixels, in tenths of a pixel; roughly, beyond ASCII.
std::int64_t badge_text_width(std::string_view text);

}  // namespace accord::broker::api
