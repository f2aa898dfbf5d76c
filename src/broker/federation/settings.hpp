// What an operator decides about where people sign in.
#pragma once

#include "broker/service/federation/sign_in_providers.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::federation {

/// Google's, as its discovery document says it.
inline constexpr std::string_view kGoogleIssuer = "https://accounts.google.com";
/// What SAML takes, of a provider of that kind. Attributes are asked for by their Name; of those
/// that are empty the names that providers mostly have.
struct SamlSettings {
    std::string entity_id;  ///< what this broker calls itself; empty: the address of its metadata
    std::string metadata_url;  ///< says what the two that follow say
    std::string sign_in_url;
    std::vector<std::string> certificates;  ///< in DER
    std::vector<std::string> fingerprints;  ///< of certificates that responses bring: SHA-256, hex
    std::string name_id_format = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";
    std::string id_attribute;  ///< who somebody is, for ever; empty: NameID says it
    std::string email_attribute;
    std::string name_attribute;
    std::string first_name_attribute;
    std::string last_name_attribute;
    std::string groups_attribute = "groups";
    std::chrono::seconds clock_drift{60};
};

/// A provider of the setting sign_in_providers.
struct ProviderSettings {
    enum class Kind { kOidc, kGitHub, kSaml };

    std::string name;   ///< in addresses: lower-case letters, digits and hyphens
    std::string title;  ///< on the page
    Kind kind = Kind::kOidc;
    std::string issuer;  ///< of GitHub, its address; of SAML, its entity id
    std::string client_id;
    std::string client_secret;        ///< empty: a client without one
    std::vector<std::string> scopes;  ///< empty: those that it takes
    /// Of the e-mail address (of Google the hosted domain): none is everybody.
    std::vector<std::string> domains;
    std::vector<std::string> organizations;  ///< of GitHub; none is everybody
    std::string groups_claim = "groups";
    bool trusts_emails = false;  ///< that the provider does not say it has verified
    SamlSettings saml;
    /// Whether users come by SCIM from there; nothing: as the operator has not said.
    std::optional<bool> says_directory = {};
    service::ExternalUserRules rules;
};

}  // namespace accord::broker::federation
