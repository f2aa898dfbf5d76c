// Writes the frame of pages: see page.hpp.
#include "broker/api/pages/page.hpp"

#include "base/encoding.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/base_url.hpp"
#include "broker/api/pages/files/stylesheet.hpp"

#include <fmt/format.h>

namespace accord::broker::api {
namespace {

constexpr std::string_view kIndexTarget = "/";

constexpr std::string_view kPolicy =
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'";
/// Of a file whose address has a mark of its content.
constexpr std::string_view kImmutable = "public, max-age=31536000, immutable";

constexpr std::string_view kScriptPolicy = "; script-src 'self'; connect-src 'self'";

}  // namespace

Site site_of(const Call& call) { return {call.urls.base(), call.context.settings.explorer}; }

Html begin_page(std::string_view title, const Site& site) {
    Html html;
    html.open("html", {{"lang", "en"}}).open("head");
    html.void_element("meta", {{"charset", "utf-8"}});
    html.void_element("meta",
                      {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    html.element("title", fmt::format("{} · Accord", title));
    const std::string stylesheet = std::string(base_path_of(site.base_url)) + stylesheet_address();
    html.void_element("link", {{"rel", "stylesheet"}, {"href", stylesheet}});
    html.close();
    html.open("body");
    html.open("header").element("span", "Accord", {{"class", "brand"}});
    html.element("span", site.base_url, {{"class", "dim"}});
    if (site.has_explorer) {
        const auto explorer = Urls(site.base_url).explorer_path(kIndexTarget);
        html.element("a", "Look around the API", {{"href", explorer}});
    }
    html.close();
    html.open("main").element("h1", title);
    return html;
}

std::string content_mark(std::string_view content) { return sha256_hex(content).substr(0, 12); }

http::Response static_file(const Call& call,
                           std::string_view media_type,
                           std::string_view content,
                           std::string_view address) {
    auto response = text(media_type, std::string(content));
    if (call.request.target == address) {
        response.headers.add("Cache-Control", std::string(kImmutable));
    }
    return response;
}

http::Response page_response(std::string page, Scripts scripts, int status) {
    auto response = text(kTextHtml, std::move(page) + "\n", status);
    std::string policy(kPolicy);
    if (scripts == Scripts::kOwn) {
        policy += kScriptPolicy;
    }
    response.headers.add("Content-Security-Policy", std::move(policy));
    response.headers.add("X-Content-Type-Options", "nosniff");
    response.headers.add("Referrer-Policy", "no-referrer");
    return response;
}

}  // namespace accord::broker::api
