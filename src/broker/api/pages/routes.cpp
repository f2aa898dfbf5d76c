// The addresses of what browsers show.
#include "broker/api/routes.hpp"

#include "broker/api/pages/overview.hpp"
#include "broker/api/pages/stylesheet.hpp"

namespace accord::broker::api {

std::span<const Route> page_routes() {
    using enum Method;
    using enum Permission;
    static constexpr Route kRoutes[] = {
        {kGet, "/", kRead, get_overview_page, {.gives = kHtml}},
        {kGet, "/css/*file", kRead, get_css, {.gives = kStylesheet}},
    };
    return kRoutes;
}

}  // namespace accord::broker::api
