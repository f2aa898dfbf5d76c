// Reads one answer from bytes that come in pieces, as leniently as other clients do. Knows no
// socket: the client feeds it, and so does a fuzzer.
#pragma once

#include "http/message.hpp"
#include "http/parser/body_reader.hpp"
#include "http/parser/fields_reader.hpp"
#include "http/parser/read_limits.hpp"

#include <optional>
#include <string_view>

namespace accord::http {

class ResponseReader {
  public:
    enum class Body { kAsTheHeaderSays, kNone };

    /// Without a body: the answer to HEAD, or to CONNECT.
    ResponseReader(const ReadLimits& limits, Body body);

    /// Takes bytes from the front, none beyond the answer's end, and none when it is done or has
    /// failed.
    void read(std::string_view& bytes);

    /// The connection has ended; true when the answer is whole with that.
    bool finish();

    [[nodiscard]] const std::optional<ReadFailure>& failure() const { return failure_; }
    [[nodiscard]] bool has_begun() const { return has_begun_; }
    [[nodiscard]] bool has_header() const { return body_.has_value(); }
    [[nodiscard]] bool is_done() const { return is_finished_ || (body_ && body_->is_done()); }

    // When it is done:
    [[nodiscard]] const Response& response() const { return response_; }
    /// Whether another exchange may follow on the connection.
    [[nodiscard]] bool keeps_connection() const;
    Response take() { return std::move(response_); }

  private:
    std::optional<ReadFailure> read_part(std::string_view& bytes);
    std::optional<ReadFailure> read_status_line(std::string_view& bytes);
    std::optional<ReadFailure> take_status_line(std::string_view line);
    std::optional<ReadFailure> finish_header();

    ReadLimits limits_;
    Body wanted_;
    LineReader lines_{Reading::kLenient};
    std::optional<FieldsReader> fields_;  ///< from the end of the status line
    std::optional<BodyReader> body_;      ///< from the end of the header
    std::size_t blank_line_bytes_ = 0;
    bool is_http_1_0_ = false;
    bool is_last_ = false;
    bool has_begun_ = false;
    bool is_finished_ = false;
    Response response_;
    std::optional<ReadFailure> failure_;
};

}  // namespace accord::http
