// The matrix, and the questions that are answered from it: can this version be deployed?
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

/// /matrix: any selectors.
http::Response get_matrix(Call& call);

/// /matrix/provider/:provider/consumer/:consumer.
http::Response get_matrix_of_pair(Call& call);

/// /can-i-deploy: one version to an environment or tag.
http::Response get_can_i_deploy(Call& call);

/// The head of a branch to an environment.
http::Response get_can_i_deploy_branch_to_environment(Call& call);

/// The latest version with one tag to where the latest ones with another are.
http::Response get_can_i_deploy_tag_to_tag(Call& call);

}  // namespace accord::broker::api
