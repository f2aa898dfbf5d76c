// The addresses of the index and of the diagnostics.
#include "broker/api/routes.hpp"

#include "broker/api/root/diagnostics.hpp"
#include "broker/api/root/index.hpp"

namespace accord::broker::api {

std::span<const Route> root_routes() {
    using enum Method;
    using enum Permission;
    using enum Subject;
    static constexpr Route kRoutes[] = {
        {kGet, "/", kRead, get_index, {}, Work::kRepeatable},
        {kGet, "/test/error", kRead, fail_on_purpose},
        {kPost, "/test/error", {kWrite, kSelf}, fail_on_purpose},
    };
    return kRoutes;
}

std::span<const Route> diagnostic_routes() {
    using enum Method;
    using enum Permission;
    using enum Subject;
    static constexpr Route kRoutes[] = {
        {kGet, "/diagnostic/status/heartbeat", kHeartbeat, get_heartbeat, {}, Work::kNone},
        {kGet, "/diagnostic/status/dependencies", kRead, get_dependencies},
        {kGet, "/diagnostic/status/workers", kRead, get_workers},
    };
    return kRoutes;
}

}  // namespace accord::broker::api
