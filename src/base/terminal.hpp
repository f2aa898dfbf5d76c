// Text for a terminal: in colour where it shows colours, and with nothing in it that could move the
// cursor. Console, reports and the differences of bodies all write through these.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace accord {

/// Whether text may be in colour. The program decides it once, by its terminal; whoever renders is
/// told.
enum class Colour { kNever, kAlways };

/// What a text means to its reader.
enum class Tone { kPlain, kGood, kBad, kWarning, kFaint };

/// The text in the colour of its tone, or as it is.
std::string painted(std::string_view text, Tone tone, Colour colour);

/// Control characters other than line ends and tabs as `\x1b`, those beyond ASCII and marks of
/// direction as `\u009b`, bytes that are no UTF-8 as `\xff`: for text that others wrote.
std::string printable(std::string_view text);

/// The same for one line, which has no end within it.
std::string printable_line(std::string_view line);

/// printable(), but for the sequences of painted(): for text that is partly in colours already.
std::string printable_but_colours(std::string_view text);

/// Each line with so many spaces in front and with its end; nothing for an empty text.
std::string indented(std::string_view lines, std::size_t columns);

}  // namespace accord
