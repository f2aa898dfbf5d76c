// One connection of an HTTP client, through a proxy where there is one, and one exchange at a time.
#pragma once

#include "base/result.hpp"
#include "http/asio.hpp"
#include "http/client.hpp"
#include "http/client/client_socket.hpp"
#include "http/message.hpp"
#include "http/parser/response_reader.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace accord::http {

/// How to reach an origin.
struct Route {
    const Url& url;
    const Url* proxy = nullptr;
    asio::ssl::context* tls = nullptr;  ///< for https
    bool verify_tls = true;
    const AddressPolicy* addresses = nullptr;
};

/// What an exchange came to when it failed; `is_stale` when the other side had closed a kept
/// connection before it answered with a single byte, `was_sent` false when it can't have got a byte
/// of the request either.
struct ExchangeError {
    Error error;
    bool is_stale = false;
    bool was_sent = true;
};

struct ExchangeLimits {
    TimeLimit time;
    std::size_t body_bytes_max;
    bool body_may_be_cut = false;
};

class ClientConnection {
  public:
    /// Connects, through the proxy and TLS if the route says so. Errors name the origin.
    static Result<std::unique_ptr<ClientConnection>> open(const Route& route,
                                                          const ExchangeLimits& limits);

    /// Sends head and body, and waits for the whole answer; calls `sent` between the two. Limits
    /// may be changed by that.
    std::expected<Response, ExchangeError> exchange(std::string_view head,
                                                    std::string_view body,
                                                    bool is_head,
                                                    const ExchangeLimits& limits,
                                                    const Meanwhile& sent);

    /// Whether both sides said that they keep it open.
    [[nodiscard]] bool stays_open() const { return keeps_; }
    /// Whether another exchange may follow: both sides keep it open, and nothing unasked has come.
    [[nodiscard]] bool is_reusable();

  private:
    explicit ClientConnection(std::string origin);
    Result<void> connect(const Route& route, const ExchangeLimits& limits);
    Result<void> open_tunnel(const Route& route, const ExchangeLimits& limits);
    std::optional<ExchangeError> read_message(ResponseReader& reader, const ExchangeLimits& limits);
    std::optional<ExchangeError> read_on(ResponseReader& reader, const ExchangeLimits& limits);

    [[nodiscard]] Error error_of(const ReadFailure& failure, const ExchangeLimits& limits) const;
    [[nodiscard]] Error incomplete() const;

    std::string origin_;
    ClientSocket socket_;
    std::unique_ptr<char[]> buffer_;  ///< made with the first read
    std::string_view unread_;         ///< in the buffer
    bool keeps_ = true;
};

}  // namespace accord::http
