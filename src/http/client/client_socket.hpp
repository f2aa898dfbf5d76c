// A client's way to a server, whatever is spoken over it: TCP to where it may go, then TLS. Calls
// look blocking: each starts an asynchronous operation on the socket's own io_context and runs that
// until it is done, the time has passed, or it is told to stop. Where nobody can tell it to stop, a
// socket without TLS is read and written without the context, whose turns cost more than that.
#pragma once

#include "base/result.hpp"
#include "http/asio.hpp"
#include "http/client.hpp"

#include <boost/asio/ssl/stream.hpp>

#include <chrono>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

namespace accord::http {

/// How long something may go on.
struct TimeLimit {
    Deadline deadline;
    std::chrono::milliseconds timeout;  ///< what the deadline was made of, for the sentence
    std::stop_token stop = {};          ///< ends it before
    std::chrono::microseconds stays_awake = {};  ///< as ClientOptions have it
};

/// Whether the other side has closed, in whatever way.
bool is_end_of_stream(error_code error);
bool is_cut(error_code error);

class ClientSocket {
  public:
    /// `origin` names the server in errors.
    explicit ClientSocket(std::string origin);

    /// To an address that the policy allows; without one, to any. Errors: kUnavailable;
    /// kInvalidInput where it may not go.
    Result<void> connect(const std::string& host,
                         unsigned short port,
                         const AddressPolicy* addresses,
                         const TimeLimit& time);

    /// From here on over TLS, with a server that has a certificate for `host`, if `verifies`.
    Result<void> start_tls(asio::ssl::context& tls,
                           const std::string& host,
                           bool verifies,
                           const TimeLimit& time);

    error_code read_some(asio::mutable_buffer into, const TimeLimit& time, std::size_t& bytes);
    error_code write_all(std::string_view head,
                         std::string_view body,
                         const TimeLimit& time,
                         std::size_t& bytes);

    /// Of a socket that speaks TLS.
    [[nodiscard]] SSL* tls_handle() { return tls_->native_handle(); }

    /// Whether both sides keep it open, and nothing unasked has come.
    [[nodiscard]] bool is_quiet();

    [[nodiscard]] asio::ip::address own_address() const;

    /// The sentence about what went wrong.
    [[nodiscard]] Error error_of(error_code error, const TimeLimit& time) const;

  private:
    using TlsStream = asio::ssl::stream<Socket>;

    [[nodiscard]] bool is_plain(const TimeLimit& time) const {
        return !tls_ && !time.stop.stop_possible();
    }
    error_code read_plain(asio::mutable_buffer into, const TimeLimit& time, std::size_t& bytes);
    void stay_awake(asio::mutable_buffer into,
                    const TimeLimit& time,
                    std::size_t& bytes,
                    error_code& error);
    error_code write_plain(std::string_view head,
                           std::string_view body,
                           Deadline deadline,
                           std::size_t& bytes);

    /// Runs one operation; its error, or timed_out or operation_aborted when it was ended before.
    template <class Start>
    error_code complete(const TimeLimit& time, std::size_t& bytes, Start start);
    [[nodiscard]] Socket& lowest() { return tls_ ? tls_->next_layer() : socket_; }

    std::string origin_;
    asio::io_context io_{1};
    std::unique_ptr<TlsStream> tls_;
    bool has_read_ = false;       ///< since the last write
    unsigned awake_in_vain_ = 0;  ///< how often in succession it stayed awake for nothing
    Socket socket_{io_};          ///< moved into `tls_` with that
};

}  // namespace accord::http
