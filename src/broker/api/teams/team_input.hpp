// What a client may say about a team.
#pragma once

#include "broker/api/machinery/answer.hpp"
#include "broker/service/teams/team_members.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::api {

/// Texts, each once; null and nothing are an empty list, as Terraform leaves out what is empty.
std::vector<std::string> read_parts(const json::Object& body,
                                    std::string_view field,
                                    FieldErrors& errors);

service::TeamMembers read_team(const json::Object& body, FieldErrors& errors);

/// UUIDs, of the member `users`.
std::vector<std::string> read_users(const json::Object& body, FieldErrors& errors);

/// A JSON patch that adds and removes users.
service::MemberChange read_member_patch(const json::Array& patch, FieldErrors& errors);

}  // namespace accord::broker::api
