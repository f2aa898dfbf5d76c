// The options of the two clients: see reach.hpp.
#include "verification/reach.hpp"

#include <cstdlib>

namespace accord::verification {
namespace {

/// Larger bodies of a provider are no answers.
constexpr std::size_t kProviderBodyBytesMax = 64 * 1024 * 1024;

/// A provider of the same machine that has nothing to look up.
constexpr std::chrono::microseconds kProviderAnswersWithin{50};

std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

}  // namespace

void take_broker_certificate(Reach& reach) {
    reach.broker_certificate_file = variable("X509_CLIENT_CERT_FILE");
    reach.broker_key_file = variable("X509_CLIENT_KEY_FILE");
}

http::ClientOptions client_to_provider(const Reach& reach) {
    auto tls = reach.tls;
    tls.verify = !reach.trusts_any_peer;
    return {.timeout = reach.request_timeout,
            .stays_awake = kProviderAnswersWithin,
            .body_bytes_max = kProviderBodyBytesMax,
            .tls = std::move(tls),
            .decode_content = false};
}

http::ClientOptions client_to_web(const Reach& reach) {
    return {.tls = {.verify = !reach.trusts_any_peer,
                    .ca_file = reach.tls.ca_file,
                    .trusts_system_too = true,
                    .certificate_file = reach.broker_certificate_file,
                    .key_file = reach.broker_key_file}};
}

}  // namespace accord::verification
