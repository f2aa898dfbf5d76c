// An HTTP/1.1 server with limits on everything. Beast and Asio stay behind it.
#pragma once

#include "base/log.hpp"
#include "base/result.hpp"
#include "http/message.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>

namespace accord::http {

/// PEM texts; a server with them speaks TLS.
struct ServerTls {
    std::string certificate_chain;
    std::string private_key;
};

struct ServerOptions {
    std::string address = "127.0.0.1";  ///< an IP address or "localhost"
    unsigned short port = 0;            ///< 0: any free port
    unsigned io_threads = 1;
    /// 0: the handler runs on the io threads and must not block. Otherwise it runs on that many
    /// threads of their own, and a request that finds `queue_max` others waiting is answered 503.
    unsigned handler_threads = 0;
    std::size_t queue_max = 1024;
    std::size_t header_bytes_max = 64 * 1024;
    std::size_t body_bytes_max = 64 * 1024 * 1024;
    std::size_t connections_max = 4096;
    std::chrono::milliseconds request_timeout{30'000};  ///< from first byte to whole request
    std::chrono::milliseconds idle_timeout{75'000};     ///< between requests of one connection
    std::chrono::milliseconds stop_timeout{10'000};     ///< how long stop() waits for open requests
    /// How long an io thread goes on looking for work before it sleeps. Waking a thread takes
    /// longer than a small answer; so a server whose next request or stop follows at once looks a
    /// little.
    std::chrono::microseconds look_time{0};
    std::optional<ServerTls> tls;
};

/// Answers one request. Called from several threads at once; what it throws becomes a 500.
using Handler = std::function<Response(const Request&)>;

/// Listens from start() until it is destroyed or stopped.
class Server {
  public:
    /// Binds, listens and starts the threads. Errors: kUnavailable when the port is in use or the
    /// address is not this machine's (naming address and port), kInvalidInput for a bad
    /// certificate.
    static Result<std::unique_ptr<Server>> start(ServerOptions options,
                                                 Handler handler,
                                                 Logger& log);

    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server();  ///< as stop()

    [[nodiscard]] unsigned short port() const;
    /// "http://127.0.0.1:4711", without a slash at the end.
    [[nodiscard]] std::string base_url() const;

    /// Stops accepting, lets open requests finish (until stop_timeout), closes. Idempotent. Not to
    /// be called by a handler, for which it would wait.
    void stop();

  private:
    struct Impl;
    explicit Server(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace accord::http
