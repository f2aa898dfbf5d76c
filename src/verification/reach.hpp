// How the provider and the broker are reached: what both faces of the verifier tell their clients.
#pragma once

#include "http/client.hpp"

#include <chrono>
#include <string>

namespace accord::verification {

struct Reach {
    std::chrono::milliseconds request_timeout{5'000};  ///< for each response of the provider
    bool trusts_any_peer = false;                      ///< provider and broker
    http::TlsOptions tls;  ///< to the provider; its authorities are trusted of a broker, too
    std::string broker_certificate_file, broker_key_file;  ///< shown to the broker
};

/// The certificate that a broker is shown is that of all commands: X509_CLIENT_CERT_FILE and
/// X509_CLIENT_KEY_FILE.
void take_broker_certificate(Reach& reach);

/// What the provider sends is judged as it comes, its content encoding included.
http::ClientOptions client_to_provider(const Reach& reach);

/// To the broker, and to the URLs of pacts.
http::ClientOptions client_to_web(const Reach& reach);

}  // namespace accord::verification
