// Lines out of bytes that come in pieces.
#pragma once

#include "http/parser/read_limits.hpp"

#include <string>
#include <string_view>

namespace accord::http {

struct Line {
    enum class State {
        kPartial,  ///< more bytes are needed
        kWhole,
        kTooLong,
        kBareEnd,  ///< a line feed without the carriage return that a strict reader wants
    };
    State state = State::kPartial;
    std::string_view text = {};  ///< without its end; until the next call
    std::size_t bytes = 0;       ///< with its end
};

/// Holds at most the part of a line that has come, and never more than is allowed.
class LineReader {
  public:
    explicit LineReader(Reading reading) : reading_(reading) {}

    /// Takes bytes from the front up to the end of a line, which may have `bytes_max` with its end.
    Line take(std::string_view& bytes, std::size_t bytes_max);

  private:
    Reading reading_;
    std::string held_;
    bool is_given_ = false;  ///< what is held was a whole line
};

}  // namespace accord::http
