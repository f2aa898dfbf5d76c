// The addresses of what browsers show, and of what they were shown by the original.
#include "broker/api/routes.hpp"

#include "broker/api/documentation/documentation.hpp"
#include "broker/api/pages/explorer.hpp"
#include "broker/api/pages/files/favicon.hpp"
#include "broker/api/pages/files/stylesheet.hpp"
#include "broker/api/pages/overview.hpp"

namespace accord::broker::api {

std::span<const Route> page_routes() {
    using enum Method;
    using enum Permission;
    static constexpr Route kRoutes[] = {
        {kGet, "/", kRead, get_overview_page, {.gives = kHtml}},
        {kGet, "/css/*file", kRead, get_css, {.gives = kStylesheet}},
        {kGet, "/favicon.ico", kRead, get_favicon, {.gives = kIconOnly}, Work::kNone},
        {kGet, "/doc/:relation", kRead, get_relation_page, {.gives = kHtml}},
    };
    return kRoutes;
}

std::span<const Route> explorer_routes() {
    using enum Method;
    using enum Permission;
    static constexpr Route kRoutes[] = {
        {kGet, "/hal-browser/browser.html", kRead, get_explorer_page, {.gives = kHtml}},
        {kGet, "/hal-browser/explorer.js", kRead, get_explorer_script, {.gives = kScriptOnly}},
    };
    return kRoutes;
}

std::span<const Route> old_page_routes() {
    using enum Method;
    using enum Permission;
    static constexpr Route kRoutes[] = {
        {kGet, "/ui/relationships", kRead, open_overview, {.gives = kHtml}},
        {kGet, "/pacticipants/:pacticipant", kRead, open_in_explorer, {.gives = kHtml}},
        {kGet, "/pacticipants/:pacticipant/network", kRead, open_overview, {.gives = kHtml}},
        {kGet,
         "/pacticipants/:pacticipant/latest-version/:tag/can-i-deploy/to/:to",
         kRead,
         open_in_explorer,
         {.gives = kHtml}},
        {kGet, "/matrix", kRead, open_in_explorer, {.gives = kHtml}},
        {kGet,
         "/matrix/provider/:provider/consumer/:consumer",
         kRead,
         open_in_explorer,
         {.gives = kHtml}},
        {kGet,
         "/dashboard/provider/:provider/consumer/:consumer",
         kRead,
         open_in_explorer,
         {.gives = kHtml}},
        {kGet,
         "/pacts/provider/:provider/consumer/:consumer/pact-version/:sha/verification-results"
         "/:number",
         kRead,
         open_in_explorer,
         {.gives = kHtml}},
    };
    return kRoutes;
}

}  // namespace accord::broker::api
