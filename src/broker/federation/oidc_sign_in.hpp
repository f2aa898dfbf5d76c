// Signing in by OpenID Connect: the authorization code with PKCE (OpenID Connect Core 1.0 section
// 3.1, RFC 7636, and what RFC 9700 says about both).
#pragma once

#include "broker/federation/issuers.hpp"
#include "broker/federation/settings.hpp"

namespace accord::broker::federation {

/// Where the browser is sent. Errors: those of Issuers::find.
Result<std::string> oidc_address(Issuers& issuers,
                                 const ProviderSettings& provider,
                                 const service::SignInAttempt& attempt,
                                 const std::string& callback,
                                 Instant now);

/// Who came back with the answer, whose state is the attempt's. Errors: kUnauthorized and others,
/// see service::SignInProviders::finish.
Result<service::ExternalUser> finish_oidc(Issuers& issuers,
                                          http::Client& client,
                                          const ProviderSettings& provider,
                                          const service::SignInAttempt& attempt,
                                          const service::SignInAnswer& answer,
                                          const std::string& callback,
                                          Instant now);

}  // namespace accord::broker::federation
