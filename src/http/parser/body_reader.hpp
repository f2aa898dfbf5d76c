// A body, by its length, in chunks, or up to the end of the connection.
#pragma once

#include "http/parser/body_framing.hpp"
#include "http/parser/fields_reader.hpp"
#include "http/parser/line_reader.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace accord::http {

/// Joins chunks (RFC 9112 section 7.1). Extensions are skipped, trailers are checked and dropped:
/// they never become header fields.
class ChunkReader {
  public:
    ChunkReader(Reading reading, std::size_t body_bytes_max);

    /// Takes bytes from the front; data is added to `body`.
    std::optional<ReadFailure> read(std::string_view& bytes, std::string& body);
    [[nodiscard]] bool is_done() const { return part_ == Part::kDone; }

  private:
    enum class Part { kSize, kData, kDataEnd, kTrailers, kDone };

    std::optional<ReadFailure> read_size(std::string_view& bytes, std::size_t body_bytes);
    std::optional<ReadFailure> take_size(std::string_view line, std::size_t body_bytes);
    std::optional<ReadFailure> read_data_end(std::string_view& bytes);
    std::optional<ReadFailure> read_trailers(std::string_view& bytes);
    void read_data(std::string_view& bytes, std::string& body);

    Reading reading_;
    std::size_t body_bytes_max_;
    Part part_ = Part::kSize;
    LineReader lines_;
    FieldsReader trailers_;
    std::size_t data_left_ = 0;
    std::size_t extension_bytes_left_ = kChunkExtensionBytesMax;
};

/// Reads a body of any framing.
class BodyReader {
  public:
    BodyReader(Reading reading, std::size_t body_bytes_max, BodyFraming framing);

    /// Takes bytes from the front, none beyond the body's end; data is added to `body`.
    std::optional<ReadFailure> read(std::string_view& bytes, std::string& body);

    [[nodiscard]] bool is_done() const;
    /// Whether the end of the connection is the end of the body.
    [[nodiscard]] bool ends_with_connection() const;

  private:
    BodyFraming framing_;
    std::size_t body_bytes_max_;
    std::uint64_t left_;
    ChunkReader chunks_;
};

}  // namespace accord::http
