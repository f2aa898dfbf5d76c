// Binds, listens, accepts: see listener.hpp.
#include "http/server/listener.hpp"

#include <fmt/format.h>

#include <unistd.h>

namespace accord::http {
namespace {

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

Result<Acceptor> listening(asio::io_context& io, const ServerOptions& options) {
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

std::string endpoint_text(const std::string& address, unsigned short port) {
    const bool is_ipv6 = address.find(':') != std::string::npos;
    return fmt::format("{}{}{}:{}", is_ipv6 ? "[" : "", address, is_ipv6 ? "]" : "", port);
}

Listener::Listener(Acceptor acceptor)
    : acceptor_(std::move(acceptor)),
      pause_(acceptor_.get_executor()),
      port_(acceptor_.local_endpoint().port()) {}

Result<std::shared_ptr<Listener>> Listener::open(asio::io_context& io,
                                                 const ServerOptions& options) {
    auto acceptor = listening(io, options);
    if (!acceptor) {
        return fail(acceptor.error());
    }
    return std::make_shared<Listener>(*std::move(acceptor));
}

void Listener::begin(Calls calls) {
    const std::lock_guard lock(mutex_);
    calls_ = std::move(calls);
    accept();
}

void Listener::accept() {
    acceptor_.async_accept(calls_.next_io(),
                           [self = shared_from_this()](error_code error, Socket socket) {
                               self->take(error, std::move(socket));
                           });
}

void Listener::take(error_code error, Socket socket) {
    bool has_place = false;
    {
        const std::lock_guard lock(mutex_);
        if (is_closed_) {
            return;
        }
        if (error) {
            calls_.note_failure(error);
            return pause();
        }
        has_place = calls_.has_place(socket);
    }
    if (has_place) {
        calls_.admit(std::move(socket));
    }
    const std::lock_guard lock(mutex_);
    if (!is_closed_) {
        accept();
    }
}

/// Out of descriptors, most likely: others must end before more can come.
void Listener::pause() {
    pause_.expires_after(std::chrono::milliseconds(50));
    pause_.async_wait([self = shared_from_this()](error_code) {
        const std::lock_guard lock(self->mutex_);
        if (!self->is_closed_) {
            self->accept();
        }
    });
}

void Listener::close() {
    {
        const std::lock_guard lock(mutex_);
        is_closed_ = true;
    }
    // From here on nobody else touches these, and a thread that closing wakes finds no lock taken.
    error_code ignored;
    acceptor_.close(ignored);
    pause_.cancel();
}

void Listener::close_in_child() { ::close(acceptor_.native_handle()); }

}  // namespace accord::http
