// What an operator decides about where people sign in.
#pragma once

#include "broker/service/federation/sign_in_providers.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::federation {

/// Google's, as its discovery document says it.
inline constexpr std::string_view kGoogleIssuer = "https://accounts.google.com";

/// A provider of the setting sign_in_providers.
struct ProviderSettings {
    enum class Kind { kOidc, kGitHub };

    std::string name;   ///< in addresses: lower-case letters, digits and hyphens
    std::string title;  ///< on the page
    Kind kind = Kind::kOidc;
    std::string issuer;  ///< of GitHub, its address
    std::string client_id;
    std::string client_secret;        ///< empty: a client without one
    std::vector<std::string> scopes;  ///< empty: those that it takes
    /// Of the e-mail address (of Google the hosted domain): none is everybody.
    std::vector<std::string> domains;
    std::vector<std::string> organizations;  ///< of GitHub; none is everybody
    std::string groups_claim = "groups";
    bool trusts_emails = false;  ///< that the provider does not say it has verified
    service::ExternalUserRules rules;
};

}  // namespace accord::broker::federation
