// Tunnelling, and one exchange at a time: see client_connection.hpp.
#include "http/client/client_connection.hpp"

#include "base/encoding.hpp"
#include "http/client/address_kind.hpp"

#include <fmt/format.h>

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

}  // namespace

ClientConnection::ClientConnection(std::string origin)
    : origin_(std::move(origin)), socket_(origin_) {}

Result<std::unique_ptr<ClientConnection>> ClientConnection::open(const Route& route,
                                                                 const ExchangeLimits& limits) {
    std::unique_ptr<ClientConnection> made(new ClientConnection(route.url.origin()));
    auto opened = made->connect(route, limits);
    if (opened && route.proxy && route.tls) {
        opened = made->open_tunnel(route, limits);
    }
    if (opened && route.tls) {
        opened = made->socket_.start_tls(*route.tls, route.url.host, route.verify_tls, limits.time);
    }
    if (!opened) {
        return fail(opened.error());
    }
    return made;
}

/// Through a proxy only an address that was written itself is known.
Result<void> ClientConnection::connect(const Route& route, const ExchangeLimits& limits) {
    const auto& url = route.url;
    if (!route.proxy) {
        return socket_.connect(url.host, url.port, route.addresses, limits.time);
    }
    error_code is_name;
    const tcp::endpoint written(asio::ip::make_address(url.host, is_name), url.port);
    if (!is_name && route.addresses != nullptr) {
        const auto reason = refusal(url.host, {&written, 1}, *route.addresses);
        if (!reason.empty()) {
            return fail(ErrorCode::kInvalidInput,
                        fmt::format("{} may not be called: {}", origin_, reason));
        }
    }
    auto connected = socket_.connect(route.proxy->host, route.proxy->port, nullptr, limits.time);
    if (!connected && route.proxy->origin() != origin_) {
        connected.error().message += fmt::format(" (through the proxy {})", route.proxy->origin());
    }
    return connected;
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
    if (const auto error = socket_.write_all(head, {}, limits.time, ignored)) {
        return fail(socket_.error_of(error, limits.time));
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
            socket_.read_some(asio::buffer(buffer_.get(), kReadChunk), limits.time, bytes);
        unread_ = {buffer_.get(), bytes};
        if (is_end_of_stream(error) && reader.finish()) {
            return std::nullopt;
        }
        const bool is_ended =
            error == asio::error::timed_out || error == asio::error::operation_aborted;
        const bool is_stale = !reader.has_begun() && !is_ended;
        if (error && is_cut(error)) {
            return ExchangeError{incomplete(), is_stale};
        }
        if (error) {
            return ExchangeError{socket_.error_of(error, limits.time), is_stale};
        }
    }
}

std::expected<Response, ExchangeError> ClientConnection::exchange(std::string_view head,
                                                                  std::string_view body,
                                                                  bool is_head,
                                                                  const ExchangeLimits& limits,
                                                                  const Meanwhile& sent) {
    std::size_t bytes = 0;
    const auto write_error = socket_.write_all(head, body, limits.time, bytes);
    if (write_error == asio::error::timed_out || write_error == asio::error::operation_aborted) {
        return std::unexpected(ExchangeError{socket_.error_of(write_error, limits.time)});
    }
    if (!write_error) {
        sent();
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

bool ClientConnection::is_reusable() { return keeps_ && socket_.is_quiet(); }

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
