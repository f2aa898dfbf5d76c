// The addresses of those who vouch for users and system accounts.
#include "broker/api/routes.hpp"

#include "broker/api/federation/authentication_settings.hpp"
#include "broker/api/federation/sign_in.hpp"
#include "broker/api/federation/workload_identities.hpp"

namespace accord::broker::api {
namespace {

constexpr std::string_view kCallbackPattern = "/auth/:identity_provider/callback";

constexpr std::string_view kFormIn[] = {"application/x-www-form-urlencoded"};
constexpr std::string_view kMetadataOut[] = {kSamlMetadata};

}  // namespace

const std::string_view kSignInPath = "/auth";
const std::string_view kSignInCallback = kCallbackPattern;

std::span<const Route> federation_routes() {
    using enum Method;
    using enum Permission;
    using enum Subject;
    using enum Body;
    static constexpr Route kRoutes[] = {
        {kGet, "/auth/:identity_provider", kSignIn, go_to_provider, {.gives = kHtml}},
        {kGet, kCallbackPattern, kSignIn, come_from_provider, {.gives = kHtml}},
        {kPost,
         kCallbackPattern,
         kSignIn,
         come_from_provider_by_form,
         {.gives = kHtml, .takes = kFormIn}},
        {kGet,
         "/auth/:identity_provider/metadata",
         kSignIn,
         get_sign_in_metadata,
         {.gives = kMetadataOut}},
        {kGet,
         "/admin/tenant/authentication-settings",
         kReadAuthentication,
         get_authentication_settings},
        {kPut,
         "/admin/tenant/authentication-settings",
         kManageAuthentication,
         put_authentication_settings,
         {.body = kRequired}},
        {kGet,
         "/admin/system-accounts/:account/workload-identities",
         {kReadSystemAccounts, kSystemAccount},
         list_workloads},
        {kPost,
         "/admin/system-accounts/:account/workload-identities",
         {kManageSystemAccounts, kSystemAccount},
         post_workload,
         {.body = kRequired}},
        {kGet,
         "/admin/system-accounts/:account/workload-identities/:workload",
         {kReadSystemAccounts, kSystemAccount},
         get_workload},
        {kDelete,
         "/admin/system-accounts/:account/workload-identities/:workload",
         {kManageSystemAccounts, kSystemAccount},
         delete_workload},
    };
    return kRoutes;
}

}  // namespace accord::broker::api
