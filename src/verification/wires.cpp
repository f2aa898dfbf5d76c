// The ways out of a verification: see wires.hpp.
#include "verification/wires.hpp"

#include "http/tls/tls_files.hpp"

#include <algorithm>

namespace accord::verification {
namespace {

bool needs_tls(const Options& options, const http::TlsOptions& tls) {
    const auto& provider = options.verifier.provider;
    return !tls.ca_file.empty() || !tls.certificate_file.empty() ||
           provider.url.scheme == "https" ||
           std::ranges::any_of(provider.transports, [](const auto& transport) {
               return transport.second.scheme == "https";
           });
}

void hide(const broker_client::Credentials& credentials, Logger& log) {
    log.redact(credentials.password);
    log.redact(credentials.token);
}

}  // namespace

Wires::Wires(const Reach& reach, Logger& log)
    : to_provider_(client_to_provider(reach)),
      to_web_(client_to_web(reach)),
      provider_(to_provider_, log),
      web_(to_web_, log) {}

Result<std::unique_ptr<Wires>> Wires::open(const Options& options,
                                           const Reach& reach,
                                           Logger& log) {
    const auto tls = client_to_provider(reach).tls;
    if (needs_tls(options, tls)) {
        if (const auto usable = http::check_tls_files(tls); !usable) {
            return fail(usable.error());
        }
    }
    hide(options.credentials, log);
    for (const auto& place : options.others) {
        hide(place.credentials, log);
    }
    return std::unique_ptr<Wires>(new Wires(reach, log));
}

}  // namespace accord::verification
