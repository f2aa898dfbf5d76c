// Signing in at GitHub, which has OAuth 2.0 and its own API for who somebody is.
#pragma once

#include "broker/federation/settings.hpp"
#include "http/client.hpp"

namespace accord::broker::federation {

/// Where the browser is sent.
std::string github_address(const ProviderSettings& provider,
                           const service::SignInAttempt& attempt,
                           const std::string& callback);

/// Who came back with the answer, whose state is the attempt's: their number is for ever, their
/// groups are organizations. Errors: see service::SignInProviders::finish.
Result<service::ExternalUser> finish_github(http::Client& client,
                                            const ProviderSettings& provider,
                                            const service::SignInAttempt& attempt,
                                            const service::SignInAnswer& answer,
                                            const std::string& callback);

}  // namespace accord::broker::federation
