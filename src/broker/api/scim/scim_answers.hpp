// Answers as SCIM has them: RFC 7644 sections 3.4.2 and 3.12.
#pragma once

#include "base/json.hpp"
#include "broker/api/machinery/call.hpp"
#include "broker/domain/scim/scim_error.hpp"
#include "broker/service/provisioning/directory.hpp"

#include <string_view>

namespace accord::broker::api {

/// `scim_type` may be empty.
http::Response scim_error(int status, std::string_view scim_type, std::string_view detail);

http::Response refuse(const domain::scim::Refusal& refusal);
http::Response refuse(service::ProvisioningRefusal refusal);

/// An error of whatever shape in that of SCIM, with its status and fields; others as they are.
http::Response as_scim_error(http::Response answer);

}  // namespace accord::broker::api
