// Connecting, TLS, and bytes within a time: see client_socket.hpp.
#include "http/client/client_socket.hpp"

#include "http/client/address_kind.hpp"
#include "http/client/name_lookup.hpp"

#include <boost/asio/connect.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/write.hpp>
#include <fmt/format.h>
#include <openssl/err.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <limits>
#include <optional>
#include <poll.h>
#include <sys/socket.h>

namespace accord::http {
namespace {

/// Asks the system to acknowledge at once what has come. It waits 40 ms with that otherwise, and a
/// provider that sends head and body apart waits for it before it sends the body. The system
/// forgets it again, so it is asked before each read but the first.
void acknowledge_at_once(Socket& socket) {
#ifdef TCP_QUICKACK
    error_code ignored;
    socket.set_option(asio::detail::socket_option::boolean<IPPROTO_TCP, TCP_QUICKACK>(true),
                      ignored);
#else
    (void)socket;
#endif
}

/// Waits until the socket can be read or written (`events` of poll()); timed_out at the deadline.
error_code await(Socket& socket, short events, Deadline deadline) {
    for (;;) {
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(deadline - SteadyClock::now());
        pollfd watched{.fd = socket.native_handle(), .events = events, .revents = 0};
        const auto wait =
            std::clamp<std::int64_t>(left.count(), 0, std::numeric_limits<int>::max());
        const int ready = ::poll(&watched, 1, static_cast<int>(wait));
        if (ready > 0) {
            return {};
        }
        if (ready == 0) {
            return asio::error::timed_out;
        }
        if (errno != EINTR) {
            return {errno, boost::system::system_category()};
        }
    }
}

std::string in_words(std::chrono::milliseconds time) {
    if (time.count() % 1000 == 0) {
        return fmt::format("{} s", time.count() / 1000);
    }
    return fmt::format("{} ms", time.count());
}

}  // namespace

bool is_end_of_stream(error_code error) {
    return error == asio::error::eof || error == asio::ssl::error::stream_truncated;
}

bool is_cut(error_code error) {
    return is_end_of_stream(error) || error == asio::error::connection_reset ||
           error == asio::error::broken_pipe;
}

ClientSocket::ClientSocket(std::string origin) : origin_(std::move(origin)) {}

template <class Start>
error_code ClientSocket::complete(const TimeLimit& time, std::size_t& bytes, Start start) {
    std::optional<error_code> outcome;
    start([&](error_code error, std::size_t count) {
        outcome = error;
        bytes = count;
    });
    io_.restart();
    {
        const std::stop_callback ends(time.stop, [this] { io_.stop(); });
        io_.run_until(time.deadline);
    }
    if (outcome) {
        return *outcome;
    }
    error_code ignored;
    lowest().close(ignored);
    io_.restart();
    io_.run();
    return time.stop.stop_requested() ? asio::error::operation_aborted : asio::error::timed_out;
}

Result<void> ClientSocket::connect(const std::string& host,
                                   unsigned short port,
                                   const AddressPolicy* addresses,
                                   const TimeLimit& time) {
    error_code error;
    const auto endpoints = look_up(host, port, {time.deadline, time.stop}, error);
    std::size_t ignored = 0;
    if (!error) {
        if (const auto reason = addresses != nullptr ? refusal(host, endpoints, *addresses) : "";
            !reason.empty()) {
            return fail(ErrorCode::kInvalidInput,
                        fmt::format("{} may not be called: {}", origin_, reason));
        }
        error = complete(time, ignored, [&](auto done) {
            asio::async_connect(
                socket_, endpoints, [done](error_code result, auto) mutable { done(result, 0); });
        });
    }
    if (error == asio::error::timed_out) {
        // Who never takes the connection is not there; a timeout is of who took it.
        return fail(ErrorCode::kUnavailable,
                    fmt::format("can't connect to {} within {}", origin_, in_words(time.timeout)));
    }
    if (error) {
        return fail(error_of(error, time));
    }
    socket_.set_option(tcp::no_delay(true), error);
    socket_.non_blocking(true, error);
    return {};
}

Result<void> ClientSocket::start_tls(asio::ssl::context& tls,
                                     const std::string& host,
                                     bool verifies,
                                     const TimeLimit& time) {
    tls_ = std::make_unique<TlsStream>(std::move(socket_), tls);
    error_code no_address;
    asio::ip::make_address(host, no_address);
    if (no_address) {
        SSL_set_tlsext_host_name(tls_->native_handle(), host.c_str());
    }
    if (verifies) {
        tls_->set_verify_callback(asio::ssl::host_name_verification(host));
    }
    std::size_t ignored = 0;
    const auto error = complete(time, ignored, [&](auto done) {
        tls_->async_handshake(TlsStream::client,
                              [done](error_code result) mutable { done(result, 0); });
    });
    if (!error) {
        return {};
    }
    if (error == asio::error::timed_out || error == asio::error::operation_aborted) {
        return fail(error_of(error, time));
    }
    std::string reason = error.message();
    const long verdict = SSL_get_verify_result(tls_->native_handle());
    if (verifies && verdict != X509_V_OK) {
        reason = fmt::format("its certificate is not trusted: {}",
                             X509_verify_cert_error_string(verdict));
    }
    return fail(ErrorCode::kUnavailable,
                fmt::format("can't speak TLS with {}: {}", origin_, reason));
}

error_code ClientSocket::read_some(asio::mutable_buffer into,
                                   const TimeLimit& time,
                                   std::size_t& bytes) {
    if (tls_ || has_read_) {
        acknowledge_at_once(lowest());
    }
    has_read_ = true;
    if (is_plain(time)) {
        return read_plain(into, time, bytes);
    }
    return complete(time, bytes, [&](auto done) {
        if (tls_) {
            tls_->async_read_some(into, done);
        } else {
            socket_.async_read_some(into, done);
        }
    });
}

error_code ClientSocket::read_plain(asio::mutable_buffer into,
                                    const TimeLimit& time,
                                    std::size_t& bytes) {
    error_code error;
    bytes = socket_.read_some(into, error);
    if (error == asio::error::would_block) {
        stay_awake(into, time, bytes, error);
    }
    while (error == asio::error::would_block) {
        if (const auto failed = await(socket_, POLLIN, time.deadline)) {
            return failed;
        }
        bytes = socket_.read_some(into, error);
    }
    return error;
}

/// Not where it was in vain again and again: the other side takes longer, or needs this processor.
void ClientSocket::stay_awake(asio::mutable_buffer into,
                              const TimeLimit& time,
                              std::size_t& bytes,
                              error_code& error) {
    constexpr unsigned kInVainMax = 4;
    if (awake_in_vain_ == kInVainMax) {
        return;
    }
    const auto until = SteadyClock::now() + time.stays_awake;
    while (error == asio::error::would_block && SteadyClock::now() < until) {
        bytes = socket_.read_some(into, error);
    }
    awake_in_vain_ = error == asio::error::would_block ? awake_in_vain_ + 1 : 0;
}

error_code ClientSocket::write_plain(std::string_view head,
                                     std::string_view body,
                                     Deadline deadline,
                                     std::size_t& bytes) {
    while (!head.empty() || !body.empty()) {
        const std::array parts{asio::buffer(head), asio::buffer(body)};
        error_code error;
        const auto written = socket_.write_some(parts, error);
        if (error == asio::error::would_block) {
            error = await(socket_, POLLOUT, deadline);
        }
        if (error) {
            return error;
        }
        bytes += written;
        const auto of_head = std::min(written, head.size());
        head.remove_prefix(of_head);
        body.remove_prefix(written - of_head);
    }
    return {};
}

error_code ClientSocket::write_all(std::string_view head,
                                   std::string_view body,
                                   const TimeLimit& time,
                                   std::size_t& bytes) {
    has_read_ = false;
    if (is_plain(time)) {
        return write_plain(head, body, time.deadline, bytes);
    }
    const std::array parts{asio::buffer(head), asio::buffer(body)};
    return complete(time, bytes, [&](auto done) {
        if (tls_) {
            asio::async_write(*tls_, parts, done);
        } else {
            asio::async_write(socket_, parts, done);
        }
    });
}

bool ClientSocket::is_quiet() {
    if (!lowest().is_open()) {
        return false;
    }
    char byte = 0;
    const auto read = ::recv(lowest().native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return read < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
}

asio::ip::address ClientSocket::own_address() const {
    error_code error;
    const auto endpoint = (tls_ ? tls_->next_layer() : socket_).local_endpoint(error);
    return endpoint.address();
}

Error ClientSocket::error_of(error_code error, const TimeLimit& time) const {
    if (error == asio::error::timed_out) {
        return {ErrorCode::kTimeout,
                fmt::format("{} did not answer within {}", origin_, in_words(time.timeout))};
    }
    if (error == asio::error::operation_aborted) {
        return {ErrorCode::kUnavailable,
                fmt::format("the exchange with {} was interrupted", origin_)};
    }
    if (is_cut(error)) {
        return {ErrorCode::kUnavailable,
                fmt::format("{} closed the connection before its answer was complete", origin_)};
    }
    return {ErrorCode::kUnavailable,
            fmt::format("can't connect to {}: {}", origin_, error.message())};
}

}  // namespace accord::http
