// Where commands write: standard output and error in the program, strings in tests.
#pragma once

#include "base/terminal.hpp"

#include <istream>
#include <ostream>
#include <streambuf>
#include <string>
#include <string_view>

namespace accord::cli {

struct Console {
    std::ostream& out;
    std::ostream& err;
    Colour colour = Colour::kNever;
    bool is_terminal = false;     ///< somebody looks at `out` while it is written
    std::istream* in = nullptr;   ///< where somebody answers, who also looks at `out`
    std::ostream* bar = nullptr;  ///< where a line may be written over (progress/progress_bar.hpp)
};

/// A stream on which nothing moves the cursor: what is written goes on line by line, as printable()
/// has it. In colours, those of painted() stay. The program lays it over both streams of its
/// console, so that no command has to think of what a broker, a provider or a file says.
class PrintableStream final : public std::ostream {
  public:
    /// `onto` must outlive it.
    PrintableStream(std::ostream& onto, Colour colour)
        : std::ostream(nullptr), buffer_(onto, colour) {
        rdbuf(&buffer_);
    }

  private:
    class Buffer final : public std::streambuf {
      public:
        Buffer(std::ostream& onto, Colour colour) : onto_(onto), colour_(colour) {}
        Buffer(const Buffer&) = delete;
        Buffer& operator=(const Buffer&) = delete;
        ~Buffer() override { pass_on(line_); }

      protected:
        int_type overflow(int_type letter) override;
        std::streamsize xsputn(const char* text, std::streamsize bytes) override;
        int sync() override;

      private:
        void pass_on(std::string_view text);

        std::ostream& onto_;
        Colour colour_;
        std::string line_;  ///< begun
    };

    Buffer buffer_;
};

/// Standard output and error, in colours when a terminal shows them and NO_COLOR is not set.
Console process_console();

/// The text as the console shows its tone.
std::string toned(const Console& console, Tone tone, std::string_view text);

}  // namespace accord::cli
