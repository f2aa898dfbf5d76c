// Listens, hands connections to the lanes, and stops: see server.hpp. What happens on a connection
// is in connection.cpp.
#include "http/server.hpp"

#include "http/server/connection.hpp"
#include "http/server/listener.hpp"
#include "http/server/read_outcome.hpp"
#include "http/server/spare_lanes.hpp"
#include "http/wire.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <openssl/ssl.h>

namespace accord::http {
namespace {

/// A host may end its process while a server in it still answers, which a library can't prevent.
/// OpenSSL frees itself then unless it is told first not to: before Asio, whose own start is that
/// of all static objects.
[[gnu::constructor(101)]] void keep_openssl_until_the_end() {
    OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, nullptr);
}

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
    if (options.takes_spare_thread &&
        (options.io_threads > 1 || options.handler_threads > 0 || options.answer_together)) {
        return fail(ErrorCode::kInvalidInput, "a spare thread is for servers that need no other");
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

}  // namespace

struct Server::Impl {
    ServerShared shared;
    std::vector<std::unique_ptr<Lane>> lanes;
    std::shared_ptr<Listener> listener;  ///< on the first lane
    std::size_t accepted = 0;            ///< as far as the lanes take turns
    std::once_flag stopped;
    StopOutcome outcome;  ///< of stop()

    Impl(ServerOptions options, Handler handler, Logger& log)
        : shared{std::move(options), std::move(handler), log} {}

    /// Handlers that still run have a request that belongs to a connection of a lane; the listener
    /// is of the first lane.
    ~Impl() {
        shared.together.reset();
        shared.queue.reset();
        listener.reset();
        for (auto& lane : lanes) {
            leave_lane(std::move(lane));
        }
    }

    void make_lanes() {
        if (shared.options.takes_spare_thread) {
            return lanes.push_back(take_lane());
        }
        for (unsigned i = 0; i < std::max(1u, shared.options.io_threads); ++i) {
            lanes.push_back(std::make_unique<Lane>());
        }
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
        listener->begin({.next_io = [this]() -> asio::io_context& { return next_lane().io; },
                         .has_place = [this](Socket& socket) { return has_place(socket); },
                         .admit = [this](Socket socket) { admit(std::move(socket)); },
                         .note_failure =
                             [this](error_code error) {
                                 shared.log.warn(
                                     fmt::format("accepting a connection: {}", error.message()));
                             }});
        if (!shared.options.takes_spare_thread) {
            for (auto& lane : lanes) {
                lane->start();
            }
        }
    }

    Lane& next_lane() { return *lanes[accepted % lanes.size()]; }

    bool has_place(Socket& socket) {
        if (shared.count.try_add(shared.options.connections_max)) {
            return true;
        }
        error_code ignored;
        socket.non_blocking(true, ignored);
        if (!shared.tls) {
            const auto refusal = busy("Too many connections are open.");
            const auto head = render_response_head(
                refusal, {.keep_alive = false}, shared.options.on_every_answer);
            socket.write_some(asio::buffer(head + refusal.body), ignored);
        }
        return false;
    }

    void admit(Socket socket) {
        Lane& lane = next_lane();
        ++accepted;
        error_code ignored;
        socket.set_option(tcp::no_delay(true), ignored);
        asio::co_spawn(lane.io,
                       serve_connection(shared, lane, std::move(socket)),
                       [this, &lane](std::exception_ptr thrown) {
                           report(thrown);
                           // With the last of them the server may go, but not the lane.
                           shared.count.remove();
                           lane.note_ended();
                       });
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
        const auto end = SteadyClock::now() + shared.options.stop_timeout;
        listener->close();
        // None can come any more.
        const bool is_done = shared.options.takes_spare_thread && shared.count.is_none();
        if (!is_done) {
            end_lanes();
        }
        if (shared.queue) {
            const auto left =
                std::chrono::ceil<std::chrono::milliseconds>(end - SteadyClock::now());
            outcome.handlers_running = shared.queue->close(std::max(left, left.zero()));
        }
    }

    void end_lanes() {
        // By way of the first lane, so that each has got all that was accepted for it.
        asio::post(lanes[0]->io, [this] {
            for (auto& lane : lanes) {
                asio::post(lane->io, [&lane = *lane, time = shared.options.stop_timeout] {
                    lane.begin_stop(time);
                });
            }
        });
        for (auto& lane : lanes) {
            lane->wait_for_end();
            outcome.connections_cut += lane->connections_cut();
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
    impl->make_lanes();
    auto listener = Listener::open(impl->lanes[0]->io, impl->shared.options);
    if (!listener) {
        return fail(listener.error());
    }
    impl->listener = std::move(*listener);
    impl->run();
    return std::unique_ptr<Server>(new Server(std::move(impl)));
}

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Server::~Server() {
    if (!impl_->lanes[0]->is_of_this_process()) {
        impl_->listener->close_in_child();
        // What waits on a lane, and its locks, are as the parent's threads left them.
        static_cast<void>(impl_.release());
        return;
    }
    stop();
}

unsigned short Server::port() const { return impl_->listener->port(); }

std::string Server::base_url() const {
    const auto& address = impl_->shared.options.address;
    const bool is_any = address == "0.0.0.0" || address == "::";
    return fmt::format("{}://{}",
                       impl_->shared.tls ? "https" : "http",
                       endpoint_text(is_any ? "localhost" : address, port()));
}

StopOutcome Server::stop() {
    if (!impl_->lanes[0]->is_of_this_process()) {
        return {};
    }
    std::call_once(impl_->stopped, [this] { impl_->stop(); });
    return impl_->outcome;
}

}  // namespace accord::http
