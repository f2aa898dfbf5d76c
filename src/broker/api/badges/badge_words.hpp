// What badges say.
#pragma once

#include "broker/api/badges/badge.hpp"
#include "broker/domain/overview/verification_status.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace accord::broker::api {

/// What the label of a pact's badge is made of.
struct PactBadgeNames {
    std::string_view consumer;
    std::string_view provider;
    std::string_view consumer_tag = {};  ///< behind the name, when there is one
    std::string_view provider_tag = {};
    std::string_view only = {};  ///< "consumer" or "provider": the other one is left out
    bool initials = false;       ///< of names with several words
};

/// "shop/orders pact" and how it stands; without a status there is no such pact.
Badge pact_badge(const PactBadgeNames& names, std::optional<domain::VerificationStatus> status);

/// The first letters of the words of a name, in lower case: "wss" of "Web_Shop service"; of one
/// word those of its humps, and without any the name itself.
std::string initials_of(std::string_view name);

/// "can-i-deploy" or another label, "dev to prod".
Badge can_i_deploy_badge(std::string_view label,
                         std::string_view from,
                         std::string_view to,
                         bool deployable);

/// "can-i-merge", "success"; nothing: it can't be told.
Badge can_i_merge_badge(std::optional<bool> mergeable);

/// "branch", "not found".
Badge not_found_badge(std::string_view what);

}  // namespace accord::broker::api
