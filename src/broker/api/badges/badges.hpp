// Badges: pictures for web pages, made here. There is one for whatever is asked, also where nothing
// is found.
#pragma once

#include "broker/api/machinery/call.hpp"

namespace accord::broker::api {

inline constexpr std::string_view kSvg = "image/svg+xml";

/// How the newest pact of a pair stands.
http::Response get_pact_badge(Call& call);
http::Response get_tagged_pact_badge(Call& call);
http::Response get_untagged_pact_badge(Call& call);
/// How the newest pact with a tag stands with the versions of the provider that have another.
http::Response get_matrix_badge(Call& call);

/// Whether the newest version with a tag can be deployed to where the versions with another are.
http::Response get_can_i_deploy_tag_badge(Call& call);
/// Whether the head of a branch can be deployed to an environment.
http::Response get_can_i_deploy_branch_badge(Call& call);
/// Whether the head of the main branch works with the heads of the others' main branches.
http::Response get_can_i_merge_badge(Call& call);

}  // namespace accord::broker::api
