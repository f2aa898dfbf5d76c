// What settings mean together: users, the database, base URLs, TLS.
#pragma once

#include "cli/servers/serve.hpp"
#include "cli/settings/setting_sources.hpp"

namespace accord::cli {

/// The settings after each has been read by itself.
struct SettingsTogether {
    RawSettings& raw;
    ServeOptions& options;
    std::vector<std::string>& warnings;
    std::vector<std::string>& errors;
    std::vector<std::string>& secrets;  ///< that no log says
};

/// Completes the options by what several settings say, and refuses or warns of what doesn't fit.
void check_together(const SettingsTogether& settings);

/// Of them, the certificates of authorities for webhooks.
void complete_certificates(const SettingsTogether& settings);

/// Of them, the providers where people sign in.
void complete_sign_in_providers(const SettingsTogether& settings);

}  // namespace accord::cli
