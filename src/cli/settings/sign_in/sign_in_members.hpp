// What the members of a provider of the setting sign_in_providers say.
#pragma once

#include "broker/federation/settings.hpp"
#include "cli/settings/setting.hpp"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace accord::cli {

/// A list of YAML, or words between spaces.
std::vector<std::string> words_of(const RawSetting& value);

/// What to do with a member; the answer says what is wrong with its value.
using ReadMember =
    std::function<std::string(broker::federation::ProviderSettings&, const RawSetting&)>;
using ProviderMembers = std::map<std::string, ReadMember, std::less<>>;

/// Those that SAML takes.
void add_saml_members(ProviderMembers& members);

/// Whether a member that only SAML takes was given.
bool has_saml_members(const broker::federation::ProviderSettings& provider);

/// What is missing of a provider of SAML, or does not go together; empty: nothing.
std::string saml_fault(const broker::federation::ProviderSettings& provider);

}  // namespace accord::cli
