// Who may sign in at Google and GitHub, as administrators say on top of the broker's settings.
//
// Both hold: whoever runs the broker says by its settings whom it believes, and nobody can widen
// that here. Read at each sign-in, so that all nodes know at once; sessions that there are go on.
#pragma once

#include "broker/service/federation/sign_in_providers.hpp"
#include "broker/service/work.hpp"

#include <string>
#include <vector>

namespace accord::broker::service {

/// An empty list is everybody.
struct AuthenticationSettings {
    std::vector<std::string> google_domains;  ///< that host the user; or single addresses
    std::vector<std::string> github_organizations;

    bool operator==(const AuthenticationSettings&) const = default;
};

AuthenticationSettings authentication_settings(Work& work);
void set_authentication_settings(Work& work, const AuthenticationSettings& settings);

/// Whether these let somebody in by the word of a provider of its kind.
bool admits(const AuthenticationSettings& settings, const ExternalUser& user);

}  // namespace accord::broker::service
