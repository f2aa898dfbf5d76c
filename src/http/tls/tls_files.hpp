// Whether a client's TLS settings can be used, asked before the first request needs them.
#pragma once

#include "base/result.hpp"
#include "http/client.hpp"

namespace accord::http {

/// Error: kInvalidInput naming the file that holds no certificates, or no key; also one that
/// SSL_CERT_FILE or SSL_CERT_DIR names.
Result<void> check_tls_files(const TlsOptions& options);

}  // namespace accord::http
