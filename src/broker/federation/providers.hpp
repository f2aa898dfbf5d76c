// The providers that an operator has configured, of whichever kind.
#pragma once

#include "broker/federation/issuers.hpp"
#include "broker/federation/saml/saml_sign_in.hpp"
#include "broker/federation/settings.hpp"

#include <memory>
#include <vector>

namespace accord::broker::federation {

/// By which administrators may limit who signs in there.
service::Realm realm_of(const ProviderSettings& provider);
/// Loads the library that a provider of SAML takes. Errors: kIo, naming it.
Result<void> load_what_takes_part(const std::vector<ProviderSettings>& settings);

/// Thread-safe.
class Providers final : public service::SignInProviders {
  public:
    Providers(std::vector<ProviderSettings> settings,
              std::shared_ptr<Issuers> issuers,
              Logger& log);

    [[nodiscard]] std::vector<service::SignInProvider> list() const override;
    [[nodiscard]] const service::ExternalUserRules* rules(std::string_view name) const override;
    [[nodiscard]] std::optional<std::string> metadata(
        std::string_view name, const service::SignInAddresses& own) const override;
    [[nodiscard]] std::string directory() const override;
    Result<std::string> address(const service::SignInAttempt& attempt,
                                const service::SignInAddresses& own,
                                Instant now) override;
    Result<service::ExternalUser> finish(const service::SignInAttempt& attempt,
                                         const service::SignInAnswer& answer,
                                         const service::SignInAddresses& own,
                                         Instant now) override;

  private:
    [[nodiscard]] const ProviderSettings* find(std::string_view name) const;
    Result<service::ExternalUser> ask_by_kind(const ProviderSettings& provider,
                                              const service::SignInAttempt& attempt,
                                              const service::SignInAnswer& answer,
                                              const service::SignInAddresses& own,
                                              Instant now);
    Result<service::ExternalUser> ask(const ProviderSettings& provider,
                                      const service::SignInAttempt& attempt,
                                      const service::SignInAnswer& answer,
                                      const service::SignInAddresses& own,
                                      Instant now);

    const std::vector<ProviderSettings> settings_;
    const std::shared_ptr<Issuers> issuers_;
    Logger& log_;
    http::Client client_;
    SamlSignIns saml_;
};

}  // namespace accord::broker::federation
