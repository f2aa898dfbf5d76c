// The certificate that a server shows, also one that is not trusted: for people who want to know
// why.
#pragma once

#include "base/result.hpp"
#include "http/client.hpp"
#include "http/message.hpp"

#include <chrono>
#include <string>

namespace accord::http {

/// What a server's certificate says, and what a client with these settings thinks of it.
struct ShownCertificate {
    std::string subject;  ///< "CN=broker.example.com"
    std::string issuer;
    std::chrono::sys_seconds valid_from;
    std::chrono::sys_seconds valid_until;
    std::string problem;       ///< why it is not trusted; empty: it is
    bool is_for_host = false;  ///< the name in the URL is one of its names
};

/// Connects straight to the server of an https URL, without a proxy, and asks it for nothing.
/// `options` says who is trusted; `verify` is not heeded. Errors: kUnavailable when it does not
/// answer or does not speak TLS, kInvalidInput for files that hold no certificates.
Result<ShownCertificate> look_at_certificate(const Url& url,
                                             const TlsOptions& options,
                                             std::chrono::milliseconds timeout);

}  // namespace accord::http
