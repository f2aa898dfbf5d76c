// The address of events.
#include "broker/api/routes.hpp"

#include "broker/api/events/events.hpp"

namespace accord::broker::api {

std::span<const Route> event_routes() {
    using enum Method;
    using enum Permission;
    using enum Work;
    static constexpr Route kRoutes[] = {
        {kGet, "/events", kRead, get_events, {.gives = kEvents}, kStream},
        {kGet, "/events", kRead, list_events},
    };
    return kRoutes;
}

}  // namespace accord::broker::api
