// Users and groups as resources of SCIM (RFC 7643 section 4).
#pragma once

#include "base/json.hpp"
#include "broker/api/machinery/urls.hpp"
#include "broker/service/provisioning/provisioned_groups.hpp"
#include "broker/service/provisioning/provisioned_users.hpp"

namespace accord::broker::api {

json::Object scim_user_document(const Urls& urls, const service::ProvisionedUser& user);
json::Object scim_group_document(const Urls& urls,
                                 const service::ProvisionedGroup& group,
                                 service::WithMembers with);

}  // namespace accord::broker::api
