// An HTTP/1.1 client with kept connections, deadlines, proxies and TLS. Redirects are
// answers like others.
#pragma once

#include "base/result.hpp"
#include "http/message.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

namespace accord::http {

/// Whom a client trusts, and who it is itself. Files are PEM.
struct TlsOptions {
    bool verify = true;
    std::string ca_file;  ///< empty: SSL_CERT_FILE, SSL_CERT_DIR, else the system's store
    bool trusts_system_too = false;     ///< besides those of `ca_file`
    std::string more_authorities = {};  ///< themselves, in PEM, besides all others
    std::string certificate_file;       ///< the client's own, with its chain; empty: none is shown
    std::string key_file;               ///< of that certificate; empty: it is in `certificate_file`
};

/// Which addresses may be connected to. What a name resolves to is looked at, all of it, and the
/// connection goes to what was looked at. Names that a proxy resolves are the proxy's affair.
struct AddressPolicy {
    bool public_only = false;
    /// What may be reached although it is not public, by the host as it was written and an address
    /// it was found at; none: nothing.
    std::function<bool(std::string_view host, std::string_view address)> is_excepted = {};
};

struct ClientOptions {
    std::chrono::milliseconds timeout{30'000};  ///< for one whole exchange
    /// So long the thread looks for an answer over and over before it sleeps until there is one:
    /// waking it takes longer than a server of the same machine takes to answer.
    std::chrono::microseconds stays_awake{0};
    std::size_t body_bytes_max = 256 * 1024 * 1024;
    /// What of an answer's body can't be had - it is larger, broken off, too late, or in an
    /// encoding that is not known - is missing from the answer, or as it came; without this it is
    /// an error.
    bool body_may_be_cut = false;
    TlsOptions tls;
    bool proxy_from_environment = true;  ///< HTTP_PROXY, HTTPS_PROXY, NO_PROXY; never for loopback
    /// Bodies of Content-Encoding gzip and deflate are given back plain, without that field. The
    /// client does not ask for them: Accept-Encoding is the caller's to send.
    bool decode_content = true;
    AddressPolicy addresses = {};
    std::stop_token stop = {};  ///< ends what is being sent; nothing is sent from then on
};

/// What the thread that sends a request does while the answer is on its way.
using Meanwhile = std::function<void()>;

/// Sends requests and keeps connections for the next. Trust roots are loaded with the first https
/// request only. Thread-safe.
class Client {
  public:
    explicit Client(ClientOptions options = {});
    Client(Client&&) noexcept;
    Client& operator=(Client&&) noexcept;
    ~Client();

    /// Sends to `url`; `request.target` is ignored, Host and Content-Length are set when missing.
    /// An idempotent request whose kept connection turns out to be closed is sent once more; any
    /// other only when the other side can't have got a byte of it.
    /// Errors, each naming the host: kUnavailable (refused, unknown host, TLS refused), kTimeout,
    /// kLimit; kInvalidInput for an address that the policy refuses.
    /// `meanwhile`, if any, is called when the request has been sent, again if it is sent once
    /// more, and never if it can't be. The time it takes is not the server's.
    Result<Response> send(const Url& url, Request request, const Meanwhile& meanwhile = {});

    /// GET of a URL as text.
    Result<Response> get(std::string_view url, Headers headers = {});

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace accord::http
