// The address of the audit log: PactFlow's.
#include "broker/api/routes.hpp"

#include "broker/api/audit/audit_log.hpp"

namespace accord::broker::api {

std::span<const Route> audit_routes() {
    static constexpr std::string_view kHalOrLines[] = {kHalJson, kJsonLines};
    static constexpr Route kRoutes[] = {
        {Method::kGet, "/audit", Permission::kReadAudit, get_audit, {.gives = kHalOrLines}},
    };
    return kRoutes;
}

}  // namespace accord::broker::api
