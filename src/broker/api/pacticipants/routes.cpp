// The addresses of pacticipants and their labels.
#include "broker/api/routes.hpp"

#include "broker/api/pacticipants/labels.hpp"
#include "broker/api/pacticipants/pacticipants.hpp"

namespace accord::broker::api {

std::span<const Route> pacticipant_routes() {
    using enum Method;
    using enum Permission;
    using enum Work;
    using enum Body;
    static constexpr Route kRoutes[] = {
        {kGet, "/pacticipants", kRead, list_pacticipants, {}, kRepeatable},
        {kPost, "/pacticipants", kWrite, post_pacticipant, {.body = kRequired}},
        {kGet, "/pacticipants/label/:label", kRead, list_pacticipants_with_label},
        {kGet, "/pacticipants/:pacticipant", kRead, get_pacticipant, {}, kRepeatable},
        {kPut, "/pacticipants/:pacticipant", kWrite, put_pacticipant},
        {kPatch,
         "/pacticipants/:pacticipant",
         kWrite,
         patch_pacticipant,
         {.takes = kJsonOrMergePatchIn}},
        {kDelete, "/pacticipants/:pacticipant", kBulkDelete, delete_pacticipant},
        {kGet, "/pacticipants/:pacticipant/labels/:label", kRead, get_label},
        {kPut, "/pacticipants/:pacticipant/labels/:label", kWrite, put_label},
        {kDelete, "/pacticipants/:pacticipant/labels/:label", kWrite, delete_label},
        {kGet, "/labels", kRead, list_labels},
    };
    return kRoutes;
}

}  // namespace accord::broker::api
