// The addresses of pacticipant versions, their tags and branches.
#include "broker/api/routes.hpp"

#include "broker/api/versions/branches.hpp"
#include "broker/api/versions/tags.hpp"
#include "broker/api/versions/versions.hpp"

namespace accord::broker::api {

std::span<const Route> version_routes() {
    using enum Method;
    using enum Permission;
    using enum Subject;
    using enum Work;
    static constexpr Route kRoutes[] = {
        {kGet, "/pacticipants/:pacticipant/versions", kRead, list_versions, {}, kRepeatable},
        {kGet, "/pacticipants/:pacticipant/versions/:version", kRead, get_version, {}, kRepeatable},
        {kPut, "/pacticipants/:pacticipant/versions/:version", {kWrite, kPacticipant}, put_version},
        {kPatch,
         "/pacticipants/:pacticipant/versions/:version",
         {kWrite, kPacticipant},
         patch_version,
         {.takes = kMergePatchIn}},
        {kDelete,
         "/pacticipants/:pacticipant/versions/:version",
         {kWrite, kPacticipant},
         delete_version},
        {kGet,
         "/pacticipants/:pacticipant/latest-version",
         kRead,
         get_latest_version,
         {},
         kRepeatable},
        {kGet, "/pacticipants/:pacticipant/latest-version/:tag", kRead, get_latest_tagged_version},
        {kGet, "/pacticipants/:pacticipant/versions/:version/tags/:tag", kRead, get_tag},
        {kPut,
         "/pacticipants/:pacticipant/versions/:version/tags/:tag",
         {kWrite, kPacticipant},
         put_tag},
        {kDelete,
         "/pacticipants/:pacticipant/versions/:version/tags/:tag",
         {kWrite, kPacticipant},
         delete_tag},
        {kGet,
         "/pacticipants/:pacticipant/tags/:tag/versions",
         kRead,
         list_tagged_versions,
         {},
         kRepeatable},
        {kGet, "/pacticipants/:pacticipant/branches", kRead, list_branches, {}, kRepeatable},
        {kDelete,
         "/pacticipants/:pacticipant/branches",
         {kBulkDelete, kPacticipant},
         delete_branches},
        {kGet, "/pacticipants/:pacticipant/branches/:branch", kRead, get_branch},
        {kDelete,
         "/pacticipants/:pacticipant/branches/:branch",
         {kWrite, kPacticipant},
         delete_branch},
        {kGet,
         "/pacticipants/:pacticipant/branches/:branch/latest-version",
         kRead,
         get_latest_branch_version},
        {kGet,
         "/pacticipants/:pacticipant/branches/:branch/versions",
         kRead,
         list_branch_versions,
         {},
         kRepeatable},
        {kGet,
         "/pacticipants/:pacticipant/branches/:branch/versions/:version",
         kRead,
         get_branch_version},
        {kPut,
         "/pacticipants/:pacticipant/branches/:branch/versions/:version",
         {kWrite, kPacticipant},
         put_branch_version},
        {kDelete,
         "/pacticipants/:pacticipant/branches/:branch/versions/:version",
         {kWrite, kPacticipant},
         delete_branch_version},
    };
    return kRoutes;
}

}  // namespace accord::broker::api
