// Listens, hands connections to the lanes, and stops: see server.hpp. What happens on a connection
// is in connection.cpp.
#include "http/server.hpp"

#include "http/server/connection.hpp"
#include "http/server/read_outcome.hpp"
#include "http/wire.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <openssl/ssl.h>

#include <thread>

namespace accord::http {
namespace {

/// A host may end its process while a server in it still answers, which a library can't prevent.
/// OpenSSL frees itself then unless it is told first not to: before Asio, whose own start is that
/// of all static objects.
[[gnu::constructor(101)]] void keep_openssl_until_the_end() {
    OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, nullptr);
}

constexpr auto kErrorAsValue = asio::as_tuple(asio::use_awaitable_t<Executor>());

/// HTTP/2 where the client speaks it (RFC 7301).
int choose_protocol(SSL*,
                    const unsigned char** chosen,
                    unsigned char* chosen_bytes,
                    const unsigned char* offered,
                    unsigned offered_bytes,
                    void*) {
    static constexpr unsigned char kOurs[] = "\x02h2\x08http/1.1";
    // The interface of OpenSSL has lost a const; it only reads.
    return SSL_select_next_proto(const_cast<unsigned char**>(chosen),
                                 chosen_bytes,
                                 kOurs,
                                 sizeof kOurs - 1,
                                 offered,
                                 offered_bytes) == OPENSSL_NPN_NEGOTIATED
               ? SSL_TLSEXT_ERR_OK
               : SSL_TLSEXT_ERR_NOACK;
}

Result<void> check_options(const ServerOptions& options) {
    if (options.http2 && (options.open_stream || options.answer_early || options.answer_together)) {
        return fail(ErrorCode::kInvalidInput,
                    "HTTP/2 is for servers whose handler gives all answers");
    }
    if (options.manner_of && options.handler_threads > 0) {
        return fail(ErrorCode::kInvalidInput, "manners are for handlers on the io threads");
    }
    return {};
}

Result<asio::ssl::context> make_tls_context(const ServerTls& tls) {
    asio::ssl::context context(asio::ssl::context::tls_server);
    SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_2_VERSION);
    error_code error;
    context.use_certificate_chain(asio::buffer(tls.certificate_chain), error);
    if (error) {
        return fail(
            ErrorCode::kInvalidInput,
            fmt::format("the TLS certificate is no PEM certificate chain: {}", error.message()));
    }
    context.use_private_key(asio::buffer(tls.private_key), asio::ssl::context::pem, error);
    if (error) {
        return fail(ErrorCode::kInvalidInput,
                    fmt::format("the TLS private key is no PEM key of the certificate: {}",
                                error.message()));
    }
    return context;
}

std::string endpoint_text(const std::string& address, unsigned short port) {
    const bool is_ipv6 = address.find(':') != std::string::npos;
    return fmt::format("{}{}{}:{}", is_ipv6 ? "[" : "", address, is_ipv6 ? "]" : "", port);
}

std::unexpected<Error> cannot_listen(const ServerOptions& options, error_code error) {
    std::string reason = error.message();
    if (error == asio::error::address_in_use) {
        reason = "the port is in use by another program";
    } else if (error == boost::system::errc::address_not_available) {
        reason = options.address + " is not an address of this machine";
    } else if (error == asio::error::access_denied) {
        reason = "this user may not open that port; ports from 1024 on are free to all";
    }
    return fail(
        ErrorCode::kUnavailable,
        fmt::format(
            "can't listen on {}: {}", endpoint_text(options.address, options.port), reason));
}

asio::ip::address listening_address(std::string_view text, error_code& error) {
    return asio::ip::make_address(text == "localhost" ? "127.0.0.1" : text, error);
}

Result<Acceptor> listen(asio::io_context& io, const ServerOptions& options) {
    error_code error;
    const auto address = listening_address(options.address, error);
    if (error) {
        return fail(ErrorCode::kInvalidInput,
                    fmt::format("can't listen on \"{}\": it is no IP address", options.address));
    }
    const tcp::endpoint endpoint(address, options.port);
    Acceptor acceptor(io);
    acceptor.open(endpoint.protocol(), error);
    if (!error) {
        acceptor.set_option(asio::socket_base::reuse_address(true), error);
    }
    if (!error) {
        acceptor.bind(endpoint, error);
    }
    if (!error) {
        acceptor.listen(asio::socket_base::max_listen_connections, error);
    }
    if (error) {
        return cannot_listen(options, error);
    }
    return acceptor;
}

}  // namespace

bool is_listening_address(std::string_view address) {
    error_code error;
    static_cast<void>(listening_address(address, error));
    return !error;
}

struct Server::Impl {
    ServerShared shared;
    std::vector<std::unique_ptr<Lane>> lanes;
    std::optional<Acceptor> acceptor;  ///< belongs to the first lane
    unsigned short port = 0;
    std::vector<std::jthread> threads;
    std::once_flag stopped;
    StopOutcome outcome;  ///< of stop()

    Impl(ServerOptions options, Handler handler, Logger& log)
        : shared{std::move(options), std::move(handler), log} {
        for (unsigned i = 0; i < std::max(1u, shared.options.io_threads); ++i) {
            lanes.push_back(std::make_unique<Lane>());
        }
    }

    /// Handlers that still run have a request that belongs to a connection of a lane.
    ~Impl() {
        shared.together.reset();
        shared.queue.reset();
    }

    void run() {
        if (shared.options.handler_threads > 0) {
            shared.queue = std::make_unique<WorkQueue>(shared.options.handler_threads,
                                                       shared.options.queue_max);
        }
        if (shared.options.answer_together) {
            shared.together =
                std::make_unique<Together>(shared.options.answer_together, shared.log);
        }
        asio::co_spawn(lanes[0]->io, accept(), [](std::exception_ptr) {});
        for (auto& lane : lanes) {
            keep_sweeping(*lane);
            threads.emplace_back([this, &lane = *lane] { lane.run(shared.options.look_time); });
        }
    }

    /// Looks at the deadlines often enough to keep them within a quarter.
    void keep_sweeping(Lane& lane) {
        const auto shortest = std::min(shared.options.request_timeout, shared.options.idle_timeout);
        lane.sweep_timer.expires_after(std::clamp<std::chrono::milliseconds>(
            shortest / 4, std::chrono::milliseconds(5), std::chrono::milliseconds(500)));
        lane.sweep_timer.async_wait([this, &lane](error_code error) {
            if (error) {
                return;
            }
            lane.sweep();
            keep_sweeping(lane);
        });
    }

    Task<> accept() {
        for (std::size_t next = 0; acceptor->is_open(); ++next) {
            Lane& lane = *lanes[next % lanes.size()];
            auto [error, socket] =
                co_await acceptor->async_accept(lane.io.get_executor(), kErrorAsValue);
            if (error == asio::error::operation_aborted) {
                co_return;
            }
            if (error) {
                co_await pause_after(error);
                continue;
            }
            admit(lane, std::move(socket));
        }
    }

    /// Out of descriptors, most likely: others must end before more can come.
    Task<> pause_after(error_code error) {
        shared.log.warn(fmt::format("accepting a connection: {}", error.message()));
        Timer timer(lanes[0]->io, std::chrono::milliseconds(50));
        co_await timer.async_wait(kErrorAsValue);
    }

    void admit(Lane& lane, Socket socket) {
        error_code ignored;
        if (!shared.count.try_add(shared.options.connections_max)) {
            socket.non_blocking(true, ignored);
            if (!shared.tls) {
                const auto refusal = busy("Too many connections are open.");
                const auto head = render_response_head(
                    refusal, {.keep_alive = false}, shared.options.on_every_answer);
                socket.write_some(asio::buffer(head + refusal.body), ignored);
            }
            return;
        }
        socket.set_option(tcp::no_delay(true), ignored);
        asio::co_spawn(lane.io,
                       serve_connection(shared, lane, std::move(socket)),
                       [this](std::exception_ptr thrown) { report(thrown); });
    }

    void report(const std::exception_ptr& thrown) {
        if (!thrown) {
            return;
        }
        try {
            std::rethrow_exception(thrown);
        } catch (const std::exception& error) {
            shared.log.error(fmt::format("a connection ended by an exception: {}", error.what()));
        }
    }

    void stop() {
        asio::post(lanes[0]->io, [this] {
            error_code ignored;
            acceptor->close(ignored);
            // Only now, so that each lane has got all that was accepted for it.
            for (auto& lane : lanes) {
                asio::post(lane->io,
                           [this, &lane = *lane] { lane.begin_stop(shared.options.stop_timeout); });
            }
        });
        const auto end = SteadyClock::now() + shared.options.stop_timeout;
        for (auto& lane : lanes) {
            lane->wait_for_end(shared.options.look_time);
            outcome.connections_cut += lane->connections_cut();
        }
        if (shared.queue) {
            const auto left =
                std::chrono::ceil<std::chrono::milliseconds>(end - SteadyClock::now());
            outcome.handlers_running = shared.queue->close(std::max(left, left.zero()));
        }
    }
};

Result<std::unique_ptr<Server>> Server::start(ServerOptions options, Handler handler, Logger& log) {
    auto impl = std::make_unique<Impl>(std::move(options), std::move(handler), log);
    if (auto checked = check_options(impl->shared.options); !checked) {
        return fail(checked.error());
    }
    if (impl->shared.options.tls) {
        auto context = make_tls_context(*impl->shared.options.tls);
        if (!context) {
            return fail(context.error());
        }
        if (impl->shared.options.http2) {
            SSL_CTX_set_alpn_select_cb(context->native_handle(), choose_protocol, nullptr);
        }
        impl->shared.tls = std::move(*context);
    }
    auto acceptor = listen(impl->lanes[0]->io, impl->shared.options);
    if (!acceptor) {
        return fail(acceptor.error());
    }
    impl->acceptor = std::move(*acceptor);
    impl->port = impl->acceptor->local_endpoint().port();
    impl->run();
    return std::unique_ptr<Server>(new Server(std::move(impl)));
}

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Server::~Server() { stop(); }

unsigned short Server::port() const { return impl_->port; }

std::string Server::base_url() const {
    const auto& address = impl_->shared.options.address;
    const bool is_any = address == "0.0.0.0" || address == "::";
    return fmt::format("{}://{}",
                       impl_->shared.tls ? "https" : "http",
                       endpoint_text(is_any ? "localhost" : address, impl_->port));
}

StopOutcome Server::stop() {
    std::call_once(impl_->stopped, [this] { impl_->stop(); });
    return impl_->outcome;
}

}  // namespace accord::http
