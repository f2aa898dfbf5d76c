// The addresses that only browsers ask for. Every other page has the address of what it shows: see
// web_page.hpp.
#include "broker/api/routes.hpp"

#include "broker/api/documentation/documentation.hpp"
#include "broker/api/pages/favicon.hpp"
#include "broker/api/pages/web_page.hpp"

namespace accord::broker::api {

std::span<const Route> page_routes() {
    using enum Method;
    using enum Permission;
    static constexpr std::string_view kAnyFile[] = {
        "text/javascript", "text/css", "image/svg+xml", "font/woff2", "image/png"};
    static constexpr Route kRoutes[] = {
        {kGet, "/ui/assets/:file", kSignIn, get_page_file, {.gives = kAnyFile}, Work::kNone},
        {kGet, "/ui/relationships", kRead, get_page, {.gives = kHtml}, Work::kNone},
        {kGet, "/sign-in", kSignIn, get_page, {.gives = kHtml}, Work::kNone},
        {kGet, "/set-password", kSignIn, get_page, {.gives = kHtml}, Work::kNone},
        {kGet, "/lost-password", kSignIn, get_page, {.gives = kHtml}, Work::kNone},
        {kGet, "/favicon.ico", kSignIn, get_favicon, {.gives = kIconOnly}, Work::kNone},
        {kGet, "/doc/:relation", kRead, get_relation, {}, Work::kNone},
    };
    return kRoutes;
}

std::span<const Route> explorer_routes() {
    using enum Method;
    using enum Permission;
    static constexpr Route kRoutes[] = {
        {kGet, "/hal-browser/browser.html", kRead, get_page, {.gives = kHtml}, Work::kNone},
    };
    return kRoutes;
}

}  // namespace accord::broker::api
