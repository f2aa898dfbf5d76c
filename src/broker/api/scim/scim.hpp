// The resources of SCIM 2.0: users and groups as directories (Okta, Microsoft Entra) make and
// change them, and what they may ask about that.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

http::Response get_scim_configuration(Call& call);
http::Response list_scim_resource_types(Call& call);
http::Response get_scim_resource_type(Call& call);
http::Response list_scim_schemas(Call& call);
http::Response get_scim_schema(Call& call);

http::Response list_scim_users(Call& call);
http::Response post_scim_user(Call& call);
http::Response get_scim_user(Call& call);
http::Response put_scim_user(Call& call);
http::Response patch_scim_user(Call& call);
http::Response delete_scim_user(Call& call);

http::Response list_scim_groups(Call& call);
http::Response post_scim_group(Call& call);
http::Response get_scim_group(Call& call);
http::Response put_scim_group(Call& call);
http::Response patch_scim_group(Call& call);
http::Response delete_scim_group(Call& call);

}  // namespace accord::broker::api
