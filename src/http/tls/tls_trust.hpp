// Whom a client trusts: certificate authorities from a file, the environment or the system.
#pragma once

#include "base/result.hpp"
#include "http/asio.hpp"

#include <boost/asio/ssl/context.hpp>

#include <string>

namespace accord::http {

/// A client's TLS settings: TLS 1.2 or newer, and the authorities of `ca_file`, or else of
/// SSL_CERT_FILE and SSL_CERT_DIR, or else of the system. Error: kInvalidInput naming the file that
/// holds no certificates.
Result<boost::asio::ssl::context> make_client_tls(const std::string& ca_file, bool verify);

}  // namespace accord::http
