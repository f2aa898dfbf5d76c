// Signing in at somebody else's: a port, so that use cases and the API know no protocol of it.
#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::service {

/// A provider as people choose one.
struct SignInProvider {
    std::string name;   ///< in addresses: "okta"
    std::string title;  ///< for people: "Okta"
};

/// What a browser keeps while its user is at the provider, so that nobody else's answer is taken.
/// All of it is secret but the provider.
struct SignInAttempt {
    std::string provider;
    std::string state;
    std::string nonce;
    std::string verifier;  ///< of PKCE (RFC 7636)
    std::string to;        ///< the path to go on to
    Instant begun_at = {};
};

/// What the provider sent the browser back with; each empty where it is missing.
struct SignInAnswer {
    std::string code;
    std::string state;
    std::string issuer;         ///< RFC 9207
    std::string error;          ///< RFC 6749 section 4.1.2.1
    std::string saml_response;  ///< as the form has it: in base64
};

/// Where providers find this broker.
struct SignInAddresses {
    std::string callback;
    std::string metadata;
};

/// What counts once, on all nodes together, and until when; without an id: what is not kept, since
/// the provider sees to it.
struct SignInProof {
    std::string id;
    Instant ends_at = {};
};

/// Providers that administrators may limit.
enum class Realm { kOther, kGoogle, kGitHub };

/// Somebody, by the word of a provider.
struct ExternalUser {
    std::string provider;
    std::string subject;   ///< who it is there, for ever
    std::string username;  ///< what they are called there
    std::string email;     ///< theirs: the provider has seen that it is; empty: it has not
    std::string name;
    std::vector<std::string> groups;  ///< that the rules about roles are about; organizations
    Realm realm = Realm::kOther;
    std::string hosted_domain = {};  ///< of Google: that the account is one of; empty: of none
    SignInProof proof = {};
};

/// What an operator has said of a provider's users.
struct ExternalUserRules {
    bool makes_users = true;  ///< whoever is not known yet
    /// An account that has another way to sign in, and this address, is theirs, too.
    bool joins_accounts = false;
    std::string default_role;  ///< of new users, UUID or name; empty: that of the preferences
    /// Group and role, as UUID or name. If there are any, a user has the roles of their groups at
    /// each sign-in, and no others.
    std::vector<std::pair<std::string, std::string>> roles;
    /// Group and team, as UUID or name: a user is a member of the teams of their groups, and of no
    /// others that are named here.
    std::vector<std::pair<std::string, std::string>> teams = {};
    /// Users and groups that come by SCIM are this provider's.
    bool is_directory = false;
};

class SignInProviders {
  public:
    virtual ~SignInProviders() = default;

    [[nodiscard]] virtual std::vector<SignInProvider> list() const = 0;
    [[nodiscard]] virtual const ExternalUserRules* rules(std::string_view name) const = 0;

    /// The one whose directory says which users there are, by SCIM; empty: none of them.
    [[nodiscard]] virtual std::string directory() const { return ""; }

    /// What a provider has to know about this broker, as XML; nothing: it asks for no such
    /// document.
    [[nodiscard]] virtual std::optional<std::string> metadata(std::string_view name,
                                                              const SignInAddresses& own) const = 0;

    /// Where the browser is sent, to come back to the callback. May ask the provider about itself.
    /// Errors: kNotFound for a provider that is not configured; others when it can't be asked.
    virtual Result<std::string> address(const SignInAttempt& attempt,
                                        const SignInAddresses& own,
                                        Instant now) = 0;

    /// Who that is, of an answer that belongs to the attempt. Asks the provider. Errors:
    /// kUnauthorized when it does not count, or when its user may not sign in here; others when the
    /// provider can't be asked. Each is in the log already.
    virtual Result<ExternalUser> finish(const SignInAttempt& attempt,
                                        const SignInAnswer& answer,
                                        const SignInAddresses& own,
                                        Instant now) = 0;
};

}  // namespace accord::broker::service
