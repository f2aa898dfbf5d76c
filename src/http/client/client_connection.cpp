// Connecting, tunnelling, TLS, and one exchange at a time: see client_connection.hpp.
#include "http/client/client_connection.hpp"

#include "base/encoding.hpp"
#include "http/client/address_kind.hpp"
#include "http/client/name_lookup.hpp"

#include <boost/asio/connect.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/write.hpp>
#include <openssl/err.h>

#include <array>
#include <limits>

namespace accord::http {
namespace {

constexpr std::size_t kHeaderBytesMax = 256 * 1024;
constexpr std::size_t kFieldsMax = 1000;
constexpr std::size_t kReadChunk = 64 * 1024;
/// Answers of 1xx before the one that counts.
constexpr unsigned kInterimAnswersMax = 100;

ReadLimits read_limits(const ExchangeLimits& limits) {
    return {.start_line_bytes_max = kHeaderBytesMax,
            .header_bytes_max = kHeaderBytesMax,
            .fields_max = kFieldsMax,
            .body_bytes_max = limits.body_may_be_cut ? std::numeric_limits<std::size_t>::max()
                                                     : limits.body_bytes_max};
}

/// Whether as much of the body has come as is wanted.
bool is_enough(const ResponseReader& reader, const ExchangeLimits& limits) {
    return limits.body_may_be_cut && reader.response().body.size() >= limits.body_bytes_max;
}

/// Asks the system to acknowledge what comes at once. It waits 40 ms with that otherwise, and a
/// provider that sends head and body apart waits for it before it sends the body. The system
/// forgets it again, so it is asked before each read.
void acknowledge_at_once(Socket& socket) {
#ifdef TCP_QUICKACK
    error_code ignored;
    socket.set_option(asio::detail::socket_option::boolean<IPPROTO_TCP, TCP_QUICKACK>(true),
                      ignored);
#else
    (void)socket;
#endif
}

std::string in_words(std::chrono::milliseconds time) {
    if (time.count() % 1000 == 0) {
        return fmt::format("{} s", time.count() / 1000);
    }
    return fmt::format("{} ms", time.count());
}

bool is_end_of_stream(error_code error) {
    return error == asio::error::eof || error == asio::ssl::error::stream_truncated;
}

bool is_cut(error_code error) {
    return is_end_of_stream(error) || error == asio::error::connection_reset ||
           error == asio::error::broken_pipe;
}

}  // namespace

ClientConnection::ClientConnection(std::string origin) : origin_(std::move(origin)) {}

Result<std::unique_ptr<ClientConnection>> ClientConnection::open(const Route& route,
                                                                 const ExchangeLimits& limits) {
    std::unique_ptr<ClientConnection> made(new ClientConnection(route.url.origin()));
    auto opened = made->connect(route, limits);
    if (opened && route.proxy && route.tls) {
        opened = made->open_tunnel(route, limits);
    }
    if (opened && route.tls) {
        opened = made->shake_hands(route, limits);
    }
    if (!opened) {
        return fail(opened.error());
    }
    return made;
}

template <class Start>
error_code ClientConnection::complete(Deadline deadline, std::size_t& bytes, Start start) {
    std::optional<error_code> outcome;
    start([&](error_code error, std::size_t count) {
        outcome = error;
        bytes = count;
    });
    io_.restart();
    io_.run_until(deadline);
    if (outcome) {
        return *outcome;
    }
    error_code ignored;
    (tls_ ? tls_->next_layer() : socket_).close(ignored);
    io_.restart();
    io_.run();
    return asio::error::timed_out;
}

/// Through a proxy only an address that was written itself is known.
Result<void> ClientConnection::check(const Route& route,
                                     std::span<const tcp::endpoint> endpoints) const {
    if (route.addresses == nullptr) {
        return {};
    }
    tcp::endpoint written;
    if (route.proxy) {
        error_code is_name;
        const auto address = asio::ip::make_address(route.url.host, is_name);
        if (is_name) {
            return {};
        }
        written = {address, route.url.port};
        endpoints = {&written, 1};
    }
    const auto reason = refusal(route.url.host, endpoints, *route.addresses);
    if (reason.empty()) {
        return {};
    }
    return fail(ErrorCode::kInvalidInput, fmt::format("{} may not be called: {}", origin_, reason));
}

Result<void> ClientConnection::connect(const Route& route, const ExchangeLimits& limits) {
    const auto& to = route.proxy ? *route.proxy : route.url;
    error_code error;
    const auto endpoints = look_up(to.host, to.port, limits.deadline, error);
    std::size_t ignored = 0;
    if (!error) {
        if (auto allowed = check(route, endpoints); !allowed) {
            return allowed;
        }
        error = complete(limits.deadline, ignored, [&](auto done) {
            asio::async_connect(
                socket_, endpoints, [done](error_code result, auto) mutable { done(result, 0); });
        });
    }
    if (error) {
        // Who never takes the connection is not there; a timeout is of who took it.
        auto failure =
            error == asio::error::timed_out
                ? Error{ErrorCode::kUnavailable,
                        fmt::format(
                            "can't connect to {} within {}", origin_, in_words(limits.timeout))}
                : error_of(error, limits);
        if (to.origin() != origin_) {
            failure.message += fmt::format(" (through the proxy {})", to.origin());
        }
        return fail(std::move(failure));
    }
    socket_.set_option(tcp::no_delay(true), error);
    return {};
}

Result<void> ClientConnection::open_tunnel(const Route& route, const ExchangeLimits& limits) {
    const auto target = fmt::format("{}:{}", route.url.host, route.url.port);
    std::string head = fmt::format("CONNECT {0} HTTP/1.1\r\nHost: {0}\r\n", target);
    if (!route.proxy->user.empty()) {
        head += fmt::format("Proxy-Authorization: Basic {}\r\n",
                            base64_encode(route.proxy->user + ":" + route.proxy->password));
    }
    head += "\r\n";
    std::size_t ignored = 0;
    if (const auto error = write_all(head, {}, limits.deadline, ignored)) {
        return fail(error_of(error, limits));
    }
    ResponseReader reader(read_limits(limits), ResponseReader::Body::kNone);
    if (auto failure = read_message(reader, limits)) {
        return fail(std::move(failure->error));
    }
    const auto status = reader.response().status;
    if (status / 100 == 2 && unread_.empty()) {
        return {};
    }
    if (status / 100 == 2) {
        return fail(ErrorCode::kUnreadable,
                    fmt::format("can't connect to {}: the proxy {} sends more than its answer",
                                origin_,
                                route.proxy->origin()));
    }
    return fail(ErrorCode::kUnavailable,
                fmt::format("can't connect to {}: the proxy {} answered {}",
                            origin_,
                            route.proxy->origin(),
                            status));
}

Result<void> ClientConnection::shake_hands(const Route& route, const ExchangeLimits& limits) {
    tls_ = std::make_unique<TlsStream>(std::move(socket_), *route.tls);
    error_code no_address;
    asio::ip::make_address(route.url.host, no_address);
    if (no_address) {
        SSL_set_tlsext_host_name(tls_->native_handle(), route.url.host.c_str());
    }
    if (route.verify_tls) {
        tls_->set_verify_callback(asio::ssl::host_name_verification(route.url.host));
    }
    std::size_t ignored = 0;
    const auto error = complete(limits.deadline, ignored, [&](auto done) {
        tls_->async_handshake(TlsStream::client,
                              [done](error_code result) mutable { done(result, 0); });
    });
    if (!error) {
        return {};
    }
    if (error == asio::error::timed_out) {
        return fail(error_of(error, limits));
    }
    std::string reason = error.message();
    const long verdict = SSL_get_verify_result(tls_->native_handle());
    if (route.verify_tls && verdict != X509_V_OK) {
        reason = fmt::format("its certificate is not trusted: {}",
                             X509_verify_cert_error_string(verdict));
    }
    return fail(ErrorCode::kUnavailable,
                fmt::format("can't speak TLS with {}: {}", origin_, reason));
}

error_code ClientConnection::read_some(asio::mutable_buffer into,
                                       Deadline deadline,
                                       std::size_t& bytes) {
    acknowledge_at_once(tls_ ? tls_->next_layer() : socket_);
    return complete(deadline, bytes, [&](auto done) {
        if (tls_) {
            tls_->async_read_some(into, done);
        } else {
            socket_.async_read_some(into, done);
        }
    });
}

error_code ClientConnection::write_all(std::string_view head,
                                       std::string_view body,
                                       Deadline deadline,
                                       std::size_t& bytes) {
    const std::array parts{asio::buffer(head), asio::buffer(body)};
    return complete(deadline, bytes, [&](auto done) {
        if (tls_) {
            asio::async_write(*tls_, parts, done);
        } else {
            asio::async_write(socket_, parts, done);
        }
    });
}

std::optional<ExchangeError> ClientConnection::read_message(ResponseReader& reader,
                                                            const ExchangeLimits& limits) {
    auto failure = read_on(reader, limits);
    return failure && limits.body_may_be_cut && reader.has_header() ? std::nullopt
                                                                    : std::move(failure);
}

std::optional<ExchangeError> ClientConnection::read_on(ResponseReader& reader,
                                                       const ExchangeLimits& limits) {
    if (!buffer_) {
        buffer_ = std::make_unique_for_overwrite<char[]>(kReadChunk);
    }
    for (;;) {
        reader.read(unread_);
        if (reader.failure()) {
            return ExchangeError{error_of(*reader.failure(), limits)};
        }
        if (reader.is_done() || is_enough(reader, limits)) {
            return std::nullopt;
        }
        std::size_t bytes = 0;
        const auto error =
            read_some(asio::buffer(buffer_.get(), kReadChunk), limits.deadline, bytes);
        unread_ = {buffer_.get(), bytes};
        if (is_end_of_stream(error) && reader.finish()) {
            return std::nullopt;
        }
        const bool is_stale = !reader.has_begun() && error != asio::error::timed_out;
        if (error && is_cut(error)) {
            return ExchangeError{incomplete(), is_stale};
        }
        if (error) {
            return ExchangeError{error_of(error, limits), is_stale};
        }
    }
}

std::expected<Response, ExchangeError> ClientConnection::exchange(std::string_view head,
                                                                  std::string_view body,
                                                                  bool is_head,
                                                                  const ExchangeLimits& limits) {
    std::size_t bytes = 0;
    const auto write_error = write_all(head, body, limits.deadline, bytes);
    if (write_error == asio::error::timed_out) {
        return std::unexpected(ExchangeError{error_of(write_error, limits)});
    }
    const auto wanted =
        is_head ? ResponseReader::Body::kNone : ResponseReader::Body::kAsTheHeaderSays;
    for (unsigned interim = 0; interim <= kInterimAnswersMax; ++interim) {
        ResponseReader reader(read_limits(limits), wanted);
        if (auto failure = read_message(reader, limits)) {
            keeps_ = false;
            failure->was_sent = !write_error || bytes > 0;
            return std::unexpected(std::move(*failure));
        }
        if (reader.response().status / 100 != 1) {
            keeps_ = keeps_ && !write_error && reader.is_done() && reader.keeps_connection() &&
                     unread_.empty();
            auto response = reader.take();
            if (limits.body_may_be_cut && response.body.size() > limits.body_bytes_max) {
                response.body.resize(limits.body_bytes_max);
            }
            return response;
        }
    }
    keeps_ = false;
    return std::unexpected(ExchangeError{
        {ErrorCode::kUnreadable,
         fmt::format("{} sends more than {} answers of status 1xx", origin_, kInterimAnswersMax)}});
}

bool ClientConnection::is_reusable() {
    Socket& socket = tls_ ? tls_->next_layer() : socket_;
    if (!keeps_ || !socket.is_open()) {
        return false;
    }
    error_code error;
    socket.non_blocking(true, error);
    char byte = 0;
    socket.receive(asio::buffer(&byte, 1), tcp::socket::message_peek, error);
    return error == asio::error::would_block;
}

Error ClientConnection::error_of(error_code error, const ExchangeLimits& limits) const {
    if (error == asio::error::timed_out) {
        return {ErrorCode::kTimeout,
                fmt::format("{} did not answer within {}", origin_, in_words(limits.timeout))};
    }
    if (is_cut(error)) {
        return {ErrorCode::kUnavailable,
                fmt::format("{} closed the connection before its answer was complete", origin_)};
    }
    return {ErrorCode::kUnavailable,
            fmt::format("can't connect to {}: {}", origin_, error.message())};
}

Error ClientConnection::error_of(const ReadFailure& failure, const ExchangeLimits& limits) const {
    switch (failure.kind) {
        case ReadFailure::Kind::kMalformed:
            break;
        case ReadFailure::Kind::kStartLineTooLong:
        case ReadFailure::Kind::kHeaderTooLarge:
            return {
                ErrorCode::kLimit,
                fmt::format(
                    "the header of {}'s answer is larger than {} bytes", origin_, kHeaderBytesMax)};
        case ReadFailure::Kind::kTooManyFields:
            return {ErrorCode::kLimit,
                    fmt::format(
                        "the header of {}'s answer has more than {} fields", origin_, kFieldsMax)};
        case ReadFailure::Kind::kBodyTooLarge:
            return {
                ErrorCode::kLimit,
                fmt::format(
                    "the answer of {} is larger than {} bytes", origin_, limits.body_bytes_max)};
    }
    return {ErrorCode::kUnreadable,
            fmt::format("{} does not speak HTTP/1.1: {}", origin_, failure.reason)};
}

Error ClientConnection::incomplete() const {
    return {ErrorCode::kUnreadable,
            fmt::format("{} closed the connection before its answer was complete", origin_)};
}

}  // namespace accord::http
