// The addresses of SCIM 2.0 (RFC 7644 section 3.2).
#include "broker/api/routes.hpp"

#include "broker/api/scim/scim.hpp"

namespace accord::broker::api {

std::span<const Route> scim_routes() {
    using enum Method;
    using enum Permission;
    using enum Body;
    static constexpr std::string_view kScim[] = {kScimJson, kJson};
    static constexpr Media kScimRead{.gives = kScim};
    static constexpr Media kScimWrite{.gives = kScim, .takes = kScim, .body = kRequired};
    static constexpr Route kRoutes[] = {
        {kGet,
         "/scim/v2/ServiceProviderConfig",
         kReadProvisioned,
         get_scim_configuration,
         kScimRead},
        {kGet, "/scim/v2/ResourceTypes", kReadProvisioned, list_scim_resource_types, kScimRead},
        {kGet,
         "/scim/v2/ResourceTypes/:resource_type",
         kReadProvisioned,
         get_scim_resource_type,
         kScimRead},
        {kGet, "/scim/v2/Schemas", kReadProvisioned, list_scim_schemas, kScimRead},
        {kGet, "/scim/v2/Schemas/:schema", kReadProvisioned, get_scim_schema, kScimRead},
        {kGet, "/scim/v2/Users", kReadProvisioned, list_scim_users, kScimRead},
        {kPost, "/scim/v2/Users", kProvision, post_scim_user, kScimWrite},
        {kGet, "/scim/v2/Users/:user", kReadProvisioned, get_scim_user, kScimRead},
        {kPut, "/scim/v2/Users/:user", kProvision, put_scim_user, kScimWrite},
        {kPatch, "/scim/v2/Users/:user", kProvision, patch_scim_user, kScimWrite},
        {kDelete, "/scim/v2/Users/:user", kProvision, delete_scim_user, kScimRead},
        {kGet, "/scim/v2/Groups", kReadProvisioned, list_scim_groups, kScimRead},
        {kPost, "/scim/v2/Groups", kProvision, post_scim_group, kScimWrite},
        {kGet, "/scim/v2/Groups/:group", kReadProvisioned, get_scim_group, kScimRead},
        {kPut, "/scim/v2/Groups/:group", kProvision, put_scim_group, kScimWrite},
        {kPatch, "/scim/v2/Groups/:group", kProvision, patch_scim_group, kScimWrite},
        {kDelete, "/scim/v2/Groups/:group", kProvision, delete_scim_group, kScimRead},
    };
    return kRoutes;
}

}  // namespace accord::broker::api
