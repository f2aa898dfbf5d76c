// The fields of a header, or those after the last chunk.
#pragma once

#include "http/message.hpp"
#include "http/parser/line_reader.hpp"
#include "http/parser/read_limits.hpp"

#include <optional>
#include <string_view>

namespace accord::http {

/// Reads field lines up to the empty one that ends them.
class FieldsReader {
  public:
    FieldsReader(Reading reading, std::size_t bytes_max, std::size_t fields_max)
        : reading_(reading), lines_(reading), bytes_left_(bytes_max), fields_left_(fields_max) {}

    /// Takes bytes from the front; what is whole is added to `fields`.
    std::optional<ReadFailure> read(std::string_view& bytes, Headers& fields);

    [[nodiscard]] bool is_done() const { return is_done_; }
    [[nodiscard]] std::size_t bytes_left() const { return bytes_left_; }

  private:
    std::optional<ReadFailure> take_line(std::string_view line, Headers& fields);
    void add_folded(std::string_view more);
    void flush(Headers& fields);

    Reading reading_;
    LineReader lines_;
    std::size_t bytes_left_;
    std::size_t fields_left_;
    std::optional<Headers::Field> last_;  ///< the next line may go on with it
    bool is_done_ = false;
};

}  // namespace accord::http
