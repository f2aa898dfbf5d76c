// The addresses of badges.
#include "broker/api/routes.hpp"

#include "broker/api/badges/badges.hpp"

namespace accord::broker::api {

std::span<const Route> badge_routes() {
    using enum Method;
    using enum Permission;
    static constexpr std::string_view kPicture[] = {kSvg};
    static constexpr Route kRoutes[] = {
        {kGet,
         "/pacts/provider/:provider/consumer/:consumer/latest/badge",
         kBadge,
         get_pact_badge,
         {.gives = kPicture}},
        {kGet,
         "/pacts/provider/:provider/consumer/:consumer/latest/:tag/badge",
         kBadge,
         get_tagged_pact_badge,
         {.gives = kPicture}},
        {kGet,
         "/pacts/provider/:provider/consumer/:consumer/latest-untagged/badge",
         kBadge,
         get_untagged_pact_badge,
         {.gives = kPicture}},
        {kGet,
         "/matrix/provider/:provider/latest/:provider_tag/consumer/:consumer/latest/:tag/badge",
         kBadge,
         get_matrix_badge,
         {.gives = kPicture}},
        {kGet,
         "/pacticipants/:pacticipant/latest-version/:tag/can-i-deploy/to/:to/badge",
         kBadge,
         get_can_i_deploy_tag_badge,
         {.gives = kPicture}},
        {kGet,
         "/pacticipants/:pacticipant/branches/:branch/latest-version/can-i-deploy/to-environment/:environment/badge",
         kBadge,
         get_can_i_deploy_branch_badge,
         {.gives = kPicture}},
        {kGet,
         "/pacticipants/:pacticipant/main-branch/can-i-merge/badge",
         kBadge,
         get_can_i_merge_badge,
         {.gives = kPicture}},
    };
    return kRoutes;
}

}  // namespace accord::broker::api
