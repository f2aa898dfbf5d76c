// Deployments and releases together with the names of their environments.
#pragma once

#include "broker/service/work.hpp"
#include "broker/store/environments/deployments.hpp"
#include "broker/store/environments/environments.hpp"
#include "broker/store/environments/releases.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace accord::broker::service {

/// A deployment or release, and what people call its environment.
template <class Stay>
struct Located {
    Stay stay;
    std::string environment;
};

using Deployment = Located<store::DeployedVersion>;
using Release = Located<store::ReleasedVersion>;

/// The stays with their environments, in the same order.
template <class Stay>
std::vector<Located<Stay>> located(std::vector<Stay> stays,
                                   const std::vector<store::Environment>& environments) {
    std::vector<Located<Stay>> made;
    made.reserve(stays.size());
    for (auto& stay : stays) {
        const auto there =
            std::ranges::find(environments, stay.environment_id, &store::Environment::id);
        if (there != environments.end()) {
            made.push_back({std::move(stay), there->display_name});
        }
    }
    return made;
}

/// As above; environments are fetched when there is anything to locate.
template <class Stay>
std::vector<Located<Stay>> located(Work& work, std::vector<Stay> stays) {
    if (stays.empty()) {
        return {};
    }
    return located(std::move(stays), store::list_environments(work.session));
}

}  // namespace accord::broker::service
