// One request of HTTP/2 put together from its fields and its data, and held to the same rules and
// limits as one of HTTP/1.1. Knows no frames: nghttp2 has read those, and has checked what
// RFC 9113 says of single fields.
#pragma once

#include "http/message.hpp"
#include "http/parser/read_limits.hpp"

#include <optional>
#include <string_view>

namespace accord::http {

class Http2Request {
  public:
    explicit Http2Request(const ReadLimits& limits) : limits_(limits) {}

    /// Pseudo-header fields come first. After the header: trailers, which are dropped. False when
    /// so much has come that not even a refusal is due: a few bytes can name a large field again
    /// and again.
    bool add_field(std::string_view name, std::string_view value);
    /// A field that RFC 9113 does not allow.
    void add_invalid_field();
    void end_header();
    void add_body(std::string_view bytes);

    /// What is added after a failure is dropped.
    [[nodiscard]] const std::optional<ReadFailure>& failure() const { return failure_; }
    [[nodiscard]] bool is_header_done() const { return is_header_done_; }
    [[nodiscard]] bool expects_to_be_told_to_continue() const;
    [[nodiscard]] const Request& request() const { return request_; }
    /// How many bytes of the request are held.
    [[nodiscard]] std::size_t bytes_held() const { return header_bytes_ + request_.body.size(); }
    Request take() { return std::move(request_); }

  private:
    std::optional<ReadFailure> take_field(std::string_view name, std::string_view value);
    std::optional<ReadFailure> take_pseudo_field(std::string_view name, std::string_view value);
    std::optional<ReadFailure> take_host(std::string_view value);
    std::optional<ReadFailure> check_header();
    void join_cookies();

    ReadLimits limits_;
    Request request_;
    std::size_t field_bytes_ = 0;  ///< of all that came
    std::size_t header_bytes_ = 0;
    std::size_t fields_ = 0;
    bool is_header_done_ = false;
    std::optional<ReadFailure> failure_;
};

}  // namespace accord::http
