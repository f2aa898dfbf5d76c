// Where a server takes connections, from start to stop.
#pragma once

#include "http/asio.hpp"
#include "http/server.hpp"

#include <functional>
#include <memory>
#include <mutex>
#include <string>

namespace accord::http {

/// "127.0.0.1:80", "[::1]:80"
std::string endpoint_text(const std::string& address, unsigned short port);

/// Accepts on one io thread, and may be closed by any: what waits on the io thread holds it, and
/// finds out there that nothing is wanted of it any more.
class Listener : public std::enable_shared_from_this<Listener> {
  public:
    struct Calls {
        std::function<asio::io_context&()> next_io;  ///< whose the next connection will be
        /// Whether it may come; what may not is refused by this call. Nobody can close the listener
        /// meanwhile, so that who does finds all connections counted.
        std::function<bool(Socket&)> has_place;
        std::function<void(Socket)> admit;  ///< what has a place
        std::function<void(error_code)> note_failure;
    };

    /// Errors: as Server::start().
    static Result<std::shared_ptr<Listener>> open(asio::io_context& io,
                                                  const ServerOptions& options);
    [[nodiscard]] unsigned short port() const { return port_; }

    /// Connections come from now on. After close() nothing is called but the admission of one that
    /// has its place.
    void begin(Calls calls);
    /// Idempotent.
    void close();
    /// Closes the port in a process that was forked, and leaves the parent's alone.
    void close_in_child();

    explicit Listener(Acceptor acceptor);

  private:
    void accept();
    void take(error_code error, Socket socket);
    void pause();

    std::mutex mutex_;
    Acceptor acceptor_;
    Timer pause_;
    bool is_closed_ = false;
    unsigned short port_ = 0;
    Calls calls_;
};

}  // namespace accord::http
