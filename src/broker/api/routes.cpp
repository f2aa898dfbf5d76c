// The table of all routes. Order matters: the first pattern that fits a path is taken.
#include "broker/api/environments/deployed_versions.hpp"
#include "broker/api/environments/environments.hpp"
#include "broker/api/environments/released_versions.hpp"
#include "broker/api/machinery/route.hpp"
#include "broker/api/matrix/matrix.hpp"
#include "broker/api/pacticipants/labels.hpp"
#include "broker/api/pacticipants/pacticipants.hpp"
#include "broker/api/pacts/contracts.hpp"
#include "broker/api/pacts/for_verification.hpp"
#include "broker/api/pacts/integrations.hpp"
#include "broker/api/pacts/pacts.hpp"
#include "broker/api/pacts/pair_pacts.hpp"
#include "broker/api/pacts/provider_pacts.hpp"
#include "broker/api/pages/overview.hpp"
#include "broker/api/pages/stylesheet.hpp"
#include "broker/api/root/diagnostics.hpp"
#include "broker/api/root/index.hpp"
#include "broker/api/verification_results/verification_results.hpp"
#include "broker/api/versions/branches.hpp"
#include "broker/api/versions/tags.hpp"
#include "broker/api/versions/versions.hpp"

namespace accord::broker::api {
namespace {

using enum Method;
using enum Policy;

constexpr std::string_view kPactTypes[] = {kHalJson, kJson, kExtendedJson};
constexpr std::string_view kResultTypes[] = {kHalJson, kJson, kExtendedJson};
constexpr std::string_view kGraphvizOrHal[] = {kGraphviz, kHalJson};
constexpr std::string_view kHtmlOrHal[] = {kTextHtml, kHalJson};

#define ACCORD_PAIR "/pacts/provider/:provider/consumer/:consumer"

// clang-format off
constexpr Route kRoutes[] = {
    {kGet, "/", kRead, get_index},
    {kGet, "/", kRead, get_overview_page, kHtml},
    {kGet, "/css/accord.css", kRead, get_stylesheet, kStylesheet},
    {kGet, "/diagnostic/status/heartbeat", kHeartbeat, get_heartbeat},
    {kGet, "/diagnostic/status/dependencies", kHeartbeat, get_dependencies},

    {kGet, "/matrix", kRead, get_matrix, kHalOrText},
    {kGet, "/matrix/provider/:provider/consumer/:consumer", kRead, get_matrix_of_pair},
    {kGet, "/can-i-deploy", kRead, get_can_i_deploy, kHalOrText},
    {kGet, "/pacticipants/:pacticipant/branches/:branch/latest-version/can-i-deploy/to-environment/:environment",
     kRead, get_can_i_deploy_branch_to_environment, kHalOrText},
    {kGet, "/pacticipants/:pacticipant/latest-version/:tag/can-i-deploy/to/:to", kRead,
     get_can_i_deploy_tag_to_tag, kHalOrText},

    {kPost, "/contracts/publish", kWrite, post_contracts},

    {kGet, "/pacts/latest", kRead, list_latest_pacts},
    {kGet, ACCORD_PAIR "/version/:version", kRead, get_pact, kPactTypes},
    {kPut, ACCORD_PAIR "/version/:version", kWrite, put_pact, kHal, kJsonIn, true},
    {kPatch, ACCORD_PAIR "/version/:version", kWrite, patch_pact, kHal, kJsonIn, true},
    {kDelete, ACCORD_PAIR "/version/:version", kWrite, delete_pact},
    {kGet, ACCORD_PAIR "/versions/:version", kRead, get_pact, kPactTypes},
    {kPut, ACCORD_PAIR "/versions/:version", kWrite, put_pact, kHal, kJsonIn, true},
    {kPatch, ACCORD_PAIR "/versions/:version", kWrite, patch_pact, kHal, kJsonIn, true},
    {kDelete, ACCORD_PAIR "/versions/:version", kWrite, delete_pact},
    {kGet, "/pact/provider/:provider/consumer/:consumer/version/:version", kRead, get_pact, kPactTypes},
    {kPut, "/pact/provider/:provider/consumer/:consumer/version/:version",
     kWrite, put_pact, kHal, kJsonIn, true},
    {kPatch, "/pact/provider/:provider/consumer/:consumer/version/:version",
     kWrite, patch_pact, kHal, kJsonIn, true},
    {kDelete, "/pact/provider/:provider/consumer/:consumer/version/:version", kWrite, delete_pact},
    {kGet, ACCORD_PAIR "/pact-version/:sha", kRead, get_pact_version, kPactTypes},
    {kGet, ACCORD_PAIR "/pact-version/:sha/metadata/:metadata", kRead, get_pact_version, kPactTypes},
    {kGet, ACCORD_PAIR "/latest", kRead, get_latest_pact, kPactTypes},
    {kGet, "/pact/provider/:provider/consumer/:consumer/latest", kRead, get_latest_pact, kPactTypes},
    {kGet, ACCORD_PAIR "/latest/:tag", kRead, get_latest_tagged_pact, kPactTypes},
    {kGet, ACCORD_PAIR "/latest-untagged", kRead, get_latest_untagged_pact, kPactTypes},
    {kGet, ACCORD_PAIR "/branch/:branch/latest", kRead, get_latest_branch_pact, kPactTypes},
    {kGet, ACCORD_PAIR "/version/:version/previous-distinct", kRead, get_previous_distinct_pact},
    {kGet, ACCORD_PAIR "/versions", kRead, list_pair_pacts},
    {kDelete, ACCORD_PAIR "/versions", kWrite, delete_pair_pacts},
    {kGet, ACCORD_PAIR "/tag/:tag", kRead, list_tagged_pair_pacts},
    {kDelete, ACCORD_PAIR "/tag/:tag", kWrite, delete_tagged_pair_pacts},
    {kGet, ACCORD_PAIR "/branch/versions", kRead, list_main_branch_pair_pacts},
    {kDelete, ACCORD_PAIR "/branch/versions", kWrite, delete_main_branch_pair_pacts},
    {kGet, ACCORD_PAIR "/branch/latest/versions", kRead, list_main_branch_head_pair_pacts},
    {kDelete, ACCORD_PAIR "/branch/latest/versions", kWrite, delete_main_branch_head_pair_pacts},
    {kGet, ACCORD_PAIR "/branch/:branch", kRead, list_branch_pair_pacts},
    {kDelete, ACCORD_PAIR "/branch/:branch", kWrite, delete_branch_pair_pacts},
    {kGet, ACCORD_PAIR "/branch/:branch/latest/versions", kRead, list_branch_head_pair_pacts},
    {kDelete, ACCORD_PAIR "/branch/:branch/latest/versions", kWrite, delete_branch_head_pair_pacts},

    {kPost, ACCORD_PAIR "/pact-version/:sha/verification-results",
     kWrite, post_verification_result, kHal, kJsonIn, true},
    {kPost, ACCORD_PAIR "/pact-version/:sha/metadata/:metadata/verification-results",
     kWrite, post_verification_result, kHal, kJsonIn, true},
    {kGet, ACCORD_PAIR "/pact-version/:sha/verification-results/latest",
     kRead, get_latest_result_of_content, kResultTypes},
    {kDelete, ACCORD_PAIR "/pact-version/:sha/verification-results/latest",
     kWrite, delete_latest_result_of_content},
    {kGet, ACCORD_PAIR "/pact-version/:sha/verification-results/:number",
     kRead, get_verification_result, kResultTypes},
    {kDelete, ACCORD_PAIR "/pact-version/:sha/verification-results/:number",
     kWrite, delete_verification_result},
    {kGet, ACCORD_PAIR "/pact-version/:sha/metadata/:metadata/verification-results/:number",
     kRead, get_verification_result, kResultTypes},
    {kDelete, ACCORD_PAIR "/pact-version/:sha/metadata/:metadata/verification-results/:number",
     kWrite, delete_verification_result},
    {kGet, ACCORD_PAIR "/version/:version/verification-results/latest",
     kRead, get_latest_result_of_version, kResultTypes},
    {kDelete, ACCORD_PAIR "/version/:version/verification-results/latest",
     kWrite, delete_latest_result_of_version},
    {kGet, ACCORD_PAIR "/latest/verification-results/latest",
     kRead, get_latest_result_of_latest, kResultTypes},
    {kDelete, ACCORD_PAIR "/latest/verification-results/latest", kWrite, delete_latest_result_of_latest},
    {kGet, ACCORD_PAIR "/latest/:tag/verification-results/latest",
     kRead, get_latest_result_of_tagged, kResultTypes},
    {kDelete, ACCORD_PAIR "/latest/:tag/verification-results/latest", kWrite, delete_latest_result_of_tagged},
    {kGet, "/verification-results/consumer/:consumer/version/:version/latest",
     kRead, get_results_of_consumer_version},

    {kGet, "/pacts/provider/:provider", kRead, list_provider_pacts},
    {kGet, "/pacts/provider/:provider/tag/:tag", kRead, list_tagged_provider_pacts},
    {kGet, "/pacts/provider/:provider/latest", kRead, list_latest_provider_pacts},
    {kGet, "/pacts/provider/:provider/latest/:tag", kRead, list_latest_tagged_provider_pacts},
    {kGet, "/pacts/provider/:provider/branch", kRead, list_main_branch_provider_pacts},
    {kGet, "/pacts/provider/:provider/branch/latest", kRead, list_latest_main_branch_provider_pacts},
    {kGet, "/pacts/provider/:provider/branch/:branch", kRead, list_branch_provider_pacts},
    {kGet, "/pacts/provider/:provider/branch/:branch/latest", kRead, list_latest_branch_provider_pacts},

    {kGet, "/integrations", kRead, list_integrations, kGraphvizOrHal},
    {kDelete, "/integrations", kWrite, delete_integrations},
    {kDelete, "/integrations/provider/:provider/consumer/:consumer", kWrite, delete_integration, kHtmlOrHal},

    {kPost, "/pacts/provider/:provider/for-verification", kRead, post_pacts_for_verification},
    {kGet, "/pacts/provider/:provider/for-verification", kRead, get_pacts_for_verification},

    {kGet, "/pacticipants", kRead, list_pacticipants},
    {kPost, "/pacticipants", kWrite, post_pacticipant, kHal, kJsonIn, true},
    {kGet, "/pacticipants/label/:label", kRead, list_pacticipants_with_label},
    {kGet, "/pacticipants/:pacticipant", kRead, get_pacticipant},
    {kPut, "/pacticipants/:pacticipant", kWrite, put_pacticipant},
    {kPatch, "/pacticipants/:pacticipant", kWrite, patch_pacticipant, kHal, kJsonOrMergePatchIn},
    {kDelete, "/pacticipants/:pacticipant", kWrite, delete_pacticipant},
    {kGet, "/pacticipants/:pacticipant/labels/:label", kRead, get_label},
    {kPut, "/pacticipants/:pacticipant/labels/:label", kWrite, put_label},
    {kDelete, "/pacticipants/:pacticipant/labels/:label", kWrite, delete_label},
    {kGet, "/labels", kRead, list_labels},

    {kGet, "/pacticipants/:pacticipant/versions", kRead, list_versions},
    {kGet, "/pacticipants/:pacticipant/versions/:version", kRead, get_version},
    {kPut, "/pacticipants/:pacticipant/versions/:version", kWrite, put_version},
    {kPatch, "/pacticipants/:pacticipant/versions/:version", kWrite, patch_version, kHal, kMergePatchIn},
    {kDelete, "/pacticipants/:pacticipant/versions/:version", kWrite, delete_version},
    {kGet, "/pacticipants/:pacticipant/latest-version", kRead, get_latest_version},
    {kGet, "/pacticipants/:pacticipant/latest-version/:tag", kRead, get_latest_tagged_version},
    {kGet, "/pacticipants/:pacticipant/versions/:version/tags/:tag", kRead, get_tag},
    {kPut, "/pacticipants/:pacticipant/versions/:version/tags/:tag", kWrite, put_tag},
    {kDelete, "/pacticipants/:pacticipant/versions/:version/tags/:tag", kWrite, delete_tag},
    {kGet, "/pacticipants/:pacticipant/tags/:tag/versions", kRead, list_tagged_versions},

    {kGet, "/pacticipants/:pacticipant/branches", kRead, list_branches},
    {kDelete, "/pacticipants/:pacticipant/branches", kWrite, delete_branches},
    {kGet, "/pacticipants/:pacticipant/branches/:branch", kRead, get_branch},
    {kDelete, "/pacticipants/:pacticipant/branches/:branch", kWrite, delete_branch},
    {kGet, "/pacticipants/:pacticipant/branches/:branch/latest-version", kRead, get_latest_branch_version},
    {kGet, "/pacticipants/:pacticipant/branches/:branch/versions", kRead, list_branch_versions},
    {kGet, "/pacticipants/:pacticipant/branches/:branch/versions/:version", kRead, get_branch_version},
    {kPut, "/pacticipants/:pacticipant/branches/:branch/versions/:version", kWrite, put_branch_version},
    {kDelete, "/pacticipants/:pacticipant/branches/:branch/versions/:version", kWrite, delete_branch_version},

    {kGet, "/environments", kRead, get_environments},
    {kPost, "/environments", kWrite, post_environment, kHal, kJsonIn, true},
    {kGet, "/environments/:environment", kRead, get_environment},
    {kPut, "/environments/:environment", kWrite, put_environment, kHal, kJsonIn, true},
    {kDelete, "/environments/:environment", kWrite, delete_environment},
    {kGet, "/environments/:environment/deployed-versions/currently-deployed", kRead, get_currently_deployed},
    {kGet, "/environments/:environment/released-versions/currently-supported",
     kRead, get_currently_supported},
    {kGet, "/pacticipants/:pacticipant/versions/:version/deployed-versions/environment/:environment", kRead,
     get_deployments_of_version},
    {kPost, "/pacticipants/:pacticipant/versions/:version/deployed-versions/environment/:environment", kWrite,
     post_deployed_version},
    {kGet, "/pacticipants/:pacticipant/versions/:version/released-versions/environment/:environment", kRead,
     get_releases_of_version},
    {kPost, "/pacticipants/:pacticipant/versions/:version/released-versions/environment/:environment", kWrite,
     post_released_version},
    {kGet, "/deployed-versions/:deployed_version", kRead, get_deployed_version},
    {kPatch, "/deployed-versions/:deployed_version",
     kWrite, patch_deployed_version, kHal, kMergePatchIn, true},
    {kGet, "/released-versions/:released_version", kRead, get_released_version},
    {kPatch, "/released-versions/:released_version",
     kWrite, patch_released_version, kHal, kMergePatchIn, true},
};
// clang-format on

#undef ACCORD_PAIR

}  // namespace

std::span<const Route> routes() { return kRoutes; }

}  // namespace accord::broker::api
