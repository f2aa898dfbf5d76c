// Whom a client trusts: certificate authorities from a file, the environment or the system; and the
// certificate by which it is known itself.
#pragma once

#include "base/result.hpp"
#include "http/asio.hpp"
#include "http/client.hpp"

#include <boost/asio/ssl/context.hpp>

#include <memory>
#include <mutex>

namespace accord::http {

/// A client's TLS settings: TLS 1.2 or newer, and the authorities of the options' file, or else of
/// SSL_CERT_FILE and SSL_CERT_DIR, or else of the system. Error: kInvalidInput naming the file that
/// holds no certificates, or no key.
Result<boost::asio::ssl::context> make_client_tls(const TlsOptions& options);

/// That, made once, when it is needed first. Thread-safe.
class ClientTls {
  public:
    explicit ClientTls(TlsOptions options) : options_(std::move(options)) {}
    Result<boost::asio::ssl::context*> context();

  private:
    TlsOptions options_;
    std::mutex mutex_;
    std::unique_ptr<boost::asio::ssl::context> made_;
};

}  // namespace accord::http
