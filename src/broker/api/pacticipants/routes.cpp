// The addresses of pacticipants and their labels.
#include "broker/api/routes.hpp"

#include "broker/api/pacticipants/labels.hpp"
#include "broker/api/pacticipants/pacticipants.hpp"

namespace accord::broker::api {

std::span<const Route> pacticipant_routes() {
    using enum Method;
    using enum Permission;
    using enum Subject;
    using enum Work;
    using enum Body;
    static constexpr Route kRoutes[] = {
        {kGet, "/pacticipants", kRead, list_pacticipants, {}, kRepeatable},
        {kPost, "/pacticipants", {kWrite, kPacticipant}, post_pacticipant, {.body = kRequired}},
        {kGet, "/pacticipants/label/:label", kRead, list_pacticipants_with_label},
        {kGet, "/pacticipants/:pacticipant", kRead, get_pacticipant, {}, kRepeatable},
        {kPut, "/pacticipants/:pacticipant", {kWrite, kPacticipant}, put_pacticipant},
        {kPatch,
         "/pacticipants/:pacticipant",
         {kWrite, kPacticipant},
         patch_pacticipant,
         {.takes = kJsonOrMergePatchIn}},
        {kDelete, "/pacticipants/:pacticipant", {kBulkDelete, kPacticipant}, delete_pacticipant},
        {kGet, "/pacticipants/:pacticipant/labels/:label", kRead, get_label},
        {kPut, "/pacticipants/:pacticipant/labels/:label", {kWrite, kPacticipant}, put_label},
        {kDelete, "/pacticipants/:pacticipant/labels/:label", {kWrite, kPacticipant}, delete_label},
        {kGet, "/labels", kRead, list_labels},
    };
    return kRoutes;
}

}  // namespace accord::broker::api
