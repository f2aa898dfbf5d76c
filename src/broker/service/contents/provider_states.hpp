// The provider states that a provider's consumers expect of it.
#pragma once

#include "broker/domain/contents/provider_states.hpp"
#include "broker/service/work.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace accord::broker::service {

/// By the pacts of the heads of the consumers' main branches.
struct OnMainBranches {};
/// By those of the heads of a branch.
struct OnBranch {
    std::string name;
};
/// By those of what is deployed or released in an environment.
struct InEnvironment {
    std::string uuid_or_name;
};

using WhoseStates = std::variant<OnMainBranches, OnBranch, InEnvironment>;

/// Nothing when there is no such provider; an environment or a branch that does not exist has no
/// states.
std::optional<std::vector<domain::ProviderState>> list_provider_states(Work& work,
                                                                       std::string_view provider,
                                                                       const WhoseStates& whose);

}  // namespace accord::broker::service
