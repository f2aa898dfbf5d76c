// Reads one request from bytes that come in pieces, strictly. Knows no socket: the server feeds it,
// and so does a fuzzer.
#pragma once

#include "http/message.hpp"
#include "http/parser/body_reader.hpp"
#include "http/parser/fields_reader.hpp"
#include "http/parser/read_limits.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace accord::http {

/// The first line of what a client sends that knows that the server speaks HTTP/2 (RFC 9113
/// section 3.4).
inline constexpr std::string_view kHttp2PrefaceLine = "PRI * HTTP/2.0";

class RequestReader {
  public:
    /// `peer` is who sends it: see Request.
    explicit RequestReader(const ReadLimits& limits, std::string peer = {});

    /// Takes bytes from the front, none beyond the request's end. Returns once with the end of the
    /// header, so that the caller may decide before it reads the body. Takes nothing more when it
    /// is done or has failed.
    void read(std::string_view& bytes);

    [[nodiscard]] const std::optional<ReadFailure>& failure() const { return failure_; }
    [[nodiscard]] bool is_header_done() const { return body_.has_value(); }
    [[nodiscard]] bool is_done() const { return body_ && body_->is_done(); }

    /// Whether it failed because the first line, which is read, begins HTTP/2.
    [[nodiscard]] bool is_http2() const { return is_http2_; }

    /// How many bytes of the request are held.
    [[nodiscard]] std::size_t bytes_held() const;

    // When the header is done:
    [[nodiscard]] const Request& request() const { return request_; }
    [[nodiscard]] bool is_http_1_0() const { return is_http_1_0_; }
    [[nodiscard]] bool keeps_connection() const;
    [[nodiscard]] bool expects_to_be_told_to_continue() const;

    /// The whole request, when it is done.
    Request take() { return std::move(request_); }

  private:
    std::optional<ReadFailure> read_part(std::string_view& bytes);
    std::optional<ReadFailure> read_start_line(std::string_view& bytes);
    std::optional<ReadFailure> take_start_line(std::string_view line);
    std::optional<ReadFailure> read_fields(std::string_view& bytes);
    std::optional<ReadFailure> finish_header();
    std::optional<ReadFailure> check_host();
    std::optional<ReadFailure> take_absolute_target();

    ReadLimits limits_;
    LineReader lines_{Reading::kStrict};
    std::optional<FieldsReader> fields_;  ///< from the end of the start line
    std::optional<BodyReader> body_;      ///< from the end of the header
    std::size_t blank_line_bytes_ = 0;
    bool is_http_1_0_ = false;
    bool is_http2_ = false;
    Request request_;
    std::optional<ReadFailure> failure_;
};

}  // namespace accord::http
