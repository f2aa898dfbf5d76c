// Signing in by SAML 2.0: the Web Browser SSO profile, begun here; the request by redirect, the
// response by a form.
#pragma once

#include "base/log.hpp"
#include "broker/federation/kept.hpp"
#include "broker/federation/saml/saml_documents.hpp"
#include "broker/federation/settings.hpp"
#include "http/client.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace accord::broker::federation {

/// Thread-safe.
class SamlSignIns {
  public:
    explicit SamlSignIns(Logger& log);

    /// Where the browser is sent. Errors: those of asking for the provider's metadata.
    Result<std::string> address(const ProviderSettings& provider,
                                const service::SignInAttempt& attempt,
                                const service::SignInAddresses& own,
                                Instant now);

    /// Who came back with the response. Errors: see service::SignInProviders::finish.
    Result<service::ExternalUser> finish(const ProviderSettings& provider,
                                         const service::SignInAttempt& attempt,
                                         const service::SignInAnswer& answer,
                                         const service::SignInAddresses& own,
                                         Instant now);

    /// What the provider has to know of this broker.
    static std::string metadata(const ProviderSettings& provider,
                                const service::SignInAddresses& own);

  private:
    using Known = std::shared_ptr<const SamlIdentityProvider>;

    Kept<SamlIdentityProvider>& entry(const std::string& name);
    /// By its settings, or its metadata; with `outdated`, which did not do, asked for anew if it
    /// was not just now.
    Result<Known> find(const ProviderSettings& provider, const Known& outdated, Instant now);
    Result<SamlIdentityProvider> ask(const ProviderSettings& provider, Instant now) const;
    Result<std::vector<std::string>> parts_of(const ProviderSettings& provider,
                                              const std::string& response,
                                              Certificates brought,
                                              Known& by,
                                              Instant now);

    Logger& log_;
    mutable http::Client client_;
    std::mutex mutex_;
    std::map<std::string, Kept<SamlIdentityProvider>> known_;
};

}  // namespace accord::broker::federation
