// Where commands write, and whether in colour: see console.hpp.
#include "cli/console.hpp"

#include <cstdlib>
#include <iostream>
#include <unistd.h>

namespace accord::cli {
namespace {

/// One that knows sequences of control characters.
bool is_smart_terminal() {
    const char* terminal = std::getenv("TERM");
    return terminal != nullptr && std::string_view(terminal) != "dumb";
}

/// https://no-color.org: set, and not empty.
bool shows_colours() {
    const char* no_colour = std::getenv("NO_COLOR");
    return (no_colour == nullptr || *no_colour == '\0') && is_smart_terminal();
}

}  // namespace

PrintableStream::Buffer::int_type PrintableStream::Buffer::overflow(int_type letter) {
    if (!traits_type::eq_int_type(letter, traits_type::eof())) {
        const char one = traits_type::to_char_type(letter);
        xsputn(&one, 1);
    }
    return traits_type::not_eof(letter);
}

std::streamsize PrintableStream::Buffer::xsputn(const char* text, std::streamsize bytes) {
    line_.append(text, static_cast<std::size_t>(bytes));
    if (const auto end = line_.rfind('\n'); end != std::string::npos) {
        pass_on(std::string_view(line_).substr(0, end + 1));
        line_.erase(0, end + 1);
    }
    return bytes;
}

int PrintableStream::Buffer::sync() {
    pass_on(line_);
    line_.clear();
    onto_.flush();
    return onto_.good() ? 0 : -1;
}

void PrintableStream::Buffer::pass_on(std::string_view text) {
    onto_ << (colour_ == Colour::kAlways ? printable_but_colours(text) : printable(text));
}

Console process_console() {
    const bool is_terminal = ::isatty(STDOUT_FILENO) == 1;
    return {.out = std::cout,
            .err = std::cerr,
            .colour = is_terminal && shows_colours() ? Colour::kAlways : Colour::kNever,
            .is_terminal = is_terminal,
            .in = is_terminal && ::isatty(STDIN_FILENO) == 1 ? &std::cin : nullptr,
            .bar = ::isatty(STDERR_FILENO) == 1 && is_smart_terminal() ? &std::cerr : nullptr};
}

std::string toned(const Console& console, Tone tone, std::string_view text) {
    return painted(text, tone, console.colour);
}

}  // namespace accord::cli
