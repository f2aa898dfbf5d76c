// Draws badges.
#include "broker/api/badges/badge.hpp"

#include "base/text.hpp"
#include "base/unicode/code_point.hpp"

#include <fmt/format.h>

#include <array>

namespace accord::broker::api {
namespace {

/// Widths of the characters from space to tilde, in thousandths of the font's size.
constexpr std::array<std::int16_t, 95> kWidths = {
    352,  394, 459, 818, 636, 1076, 727, 269, 454, 454, 636, 818, 364, 454, 364, 454,  // space to /
    636,  636, 636, 636, 636, 636,  636, 636, 636, 636, 454, 454, 818, 818, 818, 545,  // 0 to ?
    1000, 684, 686, 698, 771, 632,  575, 775, 751, 421, 455, 693, 557, 843, 748, 787,  // @ to O
    603,  787, 695, 684, 616, 732,  684, 989, 685, 615, 685, 454, 454, 454, 818, 636,  // P to _
    636,  601, 623, 521, 623, 596,  352, 623, 633, 274, 344, 592, 274, 973, 633, 607,  // ` to o
    623,  623, 427, 521, 394, 633,  592, 818, 592, 592, 525, 635, 454, 635, 818};      // p to ~
constexpr std::int64_t kWidthOfOthers = 650;
constexpr std::int64_t kWidthOfWide = 1000;
/// Where the scripts begin whose characters are as wide as high.
constexpr char32_t kFirstWide = 0x2e80;

constexpr std::int64_t kFontSize = 11;
constexpr std::int64_t kPadding = 5;  ///< on either side of a text
constexpr std::int64_t kHeight = 20;

constexpr std::string_view kLabelColour = "#555";

std::string_view colour_code(BadgeColour colour) {
    switch (colour) {
        case BadgeColour::kGreen:
            return "#4c1";
        case BadgeColour::kOrange:
            return "#fe7d37";
        case BadgeColour::kRed:
            return "#e05d44";
        case BadgeColour::kGrey:
            return "#9f9f9f";
    }
    return "";
}

std::int64_t width_of(char32_t character) {
    if (character >= ' ' && character <= '~') {
        return kWidths[character - ' '];
    }
    return character < kFirstWide ? kWidthOfOthers : kWidthOfWide;
}

bool is_character_of_xml(char32_t character) {
    const bool is_control = character < 0x20 || (character >= 0x7f && character < 0xa0);
    return !is_control && character != 0xfffe && character != 0xffff;
}

std::string characters_of_xml(std::string_view text) {
    std::string shown;
    while (!text.empty()) {
        const auto [character, bytes] = first_code_point(text);
        append_utf8(shown, bytes > 0 && is_character_of_xml(character) ? character : U'\ufffd');
        text.remove_prefix(bytes > 0 ? bytes : 1);
    }
    return shown;
}

/// One of the two parts: a box, and where its text goes.
struct Part {
    std::string text;
    std::int64_t text_width = 0;
    std::int64_t left = 0;

    Part(std::string_view words, std::int64_t from)
        : text(characters_of_xml(words)),
          text_width((badge_text_width(text) + 5) / 10),
          left(from) {}

    [[nodiscard]] std::int64_t width() const { return text_width + 2 * kPadding; }
    [[nodiscard]] std::int64_t right() const { return left + width(); }

    [[nodiscard]] std::string box(std::string_view colour) const {
        return fmt::format(
            R"(<rect x="{}" width="{}" height="{}" fill="{}"/>)", left, width(), kHeight, colour);
    }
    /// Twice, the lower one as a shadow.
    [[nodiscard]] std::string writing() const {
        const auto line = [&](int y, std::string_view look) {
            return fmt::format(R"(<text x="{}" y="{}"{} textLength="{}">{}</text>)",
                               left + kPadding,
                               y,
                               look,
                               text_width,
                               escape_markup(text));
        };
        return line(15, R"( fill="#010101" fill-opacity=".3")") + line(14, "");
    }
};

}  // namespace

std::int64_t badge_text_width(std::string_view text) {
    std::int64_t width = 0;
    while (!text.empty()) {
        const auto [character, bytes] = first_code_point(text);
        width += bytes > 0 ? width_of(character) : kWidthOfOthers;
        text.remove_prefix(bytes > 0 ? bytes : 1);
    }
    return width * kFontSize / 100;
}

std::string render_badge(const Badge& badge) {
    const Part label(badge.label, 0);
    const Part message(badge.message, label.right());
    const auto name = escape_markup(fmt::format("{}: {}", label.text, message.text));
    const auto frame = fmt::format(R"(width="{}" height="{}")", message.right(), kHeight);
    std::string svg =
        fmt::format(R"(<svg xmlns="http://www.w3.org/2000/svg" {} role="img" aria-label="{}">)"
                    "<title>{}</title>",
                    frame,
                    name,
                    name);
    svg += fmt::format(R"(<clipPath id="round"><rect {} rx="3"/></clipPath>)", frame);
    svg += R"(<linearGradient id="shade" x2="0" y2="1">)"
           R"(<stop offset="0" stop-color="#bbb" stop-opacity=".1"/>)"
           R"(<stop offset="1" stop-opacity=".1"/></linearGradient>)";
    svg += fmt::format(R"svg(<g clip-path="url(#round)">{}{}<rect {} fill="url(#shade)"/></g>)svg",
                       label.box(kLabelColour),
                       message.box(colour_code(badge.colour)),
                       frame);
    svg += fmt::format(
        R"(<g fill="#fff" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="{}">)",
        kFontSize);
    return svg + label.writing() + message.writing() + "</g></svg>\n";
}

}  // namespace accord::broker::api
