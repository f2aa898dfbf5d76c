// The table of all routes. Order matters: the first pattern that fits a path is taken.
#include "broker/api/diagnostics.hpp"
#include "broker/api/index.hpp"
#include "broker/api/route.hpp"

namespace accord::broker::api {
namespace {

using enum Method;
using enum Policy;

// clang-format off
constexpr Route kRoutes[] = {
    {kGet, "/", kRead, get_index},
    {kGet, "/diagnostic/status/heartbeat", kHeartbeat, get_heartbeat},
    {kGet, "/diagnostic/status/dependencies", kHeartbeat, get_dependencies},
};
// clang-format on

}  // namespace

std::span<const Route> routes() { return kRoutes; }

}  // namespace accord::broker::api
