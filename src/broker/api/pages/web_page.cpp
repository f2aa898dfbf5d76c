// Serves the page and its files: see web_page.hpp.
#include "broker/api/pages/web_page.hpp"

#include "base/text.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/base_url.hpp"
#include "broker/api/machinery/representation/negotiation.hpp"
#include "http/content_encoding.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::api {
namespace {

/// Its own files and this broker, and nothing else; no script or style within the document.
constexpr std::string_view kPagePolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

/// Of a file whose name has a mark of its content.
constexpr std::string_view kKeptForEver = "public, max-age=31536000, immutable";

constexpr std::string_view kNoPage =
    "<!doctype html>\n<html lang=\"en\"><title>Accord</title><p>This broker was built without its "
    "page. Its HTTP API is here: ask for application/hal+json.</p></html>\n";

constexpr std::string_view kRefusal =
    "<!doctype html>\n<html lang=\"en\"><meta name=\"viewport\" content=\"width=device-width\">"
    "<title>{0} - Accord</title><h1>{0}</h1><p>{1}</p>{2}</html>\n";

constexpr std::string_view kSignInLink = "<p><a href=\"\">Sign in</a></p>";

/// Far more than the page's files have.
constexpr std::size_t kPlainBytesMax = 16 * 1024 * 1024;

constexpr std::string_view kGzip = "gzip";

constexpr Route kPage{
    Method::kGet, "*page", Permission::kRead, get_page, {.gives = kHtml}, Work::kNone};
constexpr Route kPageOfResource{
    Method::kGet, "*page", Permission::kRead, get_page, {.gives = kHtml}};

/// <base>, so that the addresses of the page's files hold below a path, and what
/// web/src/api/site.ts reads.
std::string head_of(const Call& call) {
    const auto& settings = call.context.settings;
    json::Object said{{"base", call.urls.base()},
                      {"version", settings.version},
                      {"database", settings.database_name},
                      {"explorer", settings.explorer}};
    if (call.actor.identities != 0) {
        said["users"] = true;
    }
    return fmt::format("<base href=\"{}/\" />\n    <meta name=\"accord\" content=\"{}\" />",
                       escape_markup(base_path_of(call.urls.base())),
                       escape_markup(json::write_compact(said)));
}

http::Response protected_page(std::string html, int status) {
    auto response = text(kTextHtml, std::move(html), status);
    response.headers.add("Content-Security-Policy", std::string(kPagePolicy));
    response.headers.add("X-Content-Type-Options", "nosniff");
    response.headers.add("Referrer-Policy", "same-origin");
    return response;
}

http::Response shell(const Call& call, int status) {
    const auto& page = call.context.settings.page;
    return protected_page(page.shell.empty()
                              ? std::string(kNoPage)
                              : replace_all(page.shell, kPlaceInShell, head_of(call)),
                          status);
}

/// What is for directories alone is shown as it is.
bool gives_what_a_page_shows(const Route* route) {
    const auto& gives = route->media.gives;
    return gives.front() != kScimJson && std::ranges::any_of(gives, [](std::string_view type) {
               return type.ends_with("json") || type == kTextPlain || type == kEventStream;
           });
}

bool takes_gzip(const Call& call) {
    const auto accepted = call.request.headers.value_or("accept-encoding", "");
    return accepted.find(kGzip) != accepted.npos && accepted.find("gzip;q=0") == accepted.npos;
}

}  // namespace

bool has_page(std::span<const Route* const> routes) {
    return std::ranges::any_of(routes, gives_what_a_page_shows);
}

bool prefers_page(const http::Request& request) {
    constexpr std::string_view kOffered[] = {kJson, kTextHtml};
    const bool is_read = request.method == "GET" || request.method == "HEAD";
    const auto type = negotiate(request.headers.find("accept"), kOffered);
    return is_read && type && *type == kTextHtml;
}

bool wants_explorer(const http::Request& request, std::span<const Route* const> routes) {
    const auto accept = request.headers.value_or("accept", "");
    const auto gives_json = [](const Route* route) {
        return std::ranges::any_of(route->media.gives,
                                   [](std::string_view type) { return type.ends_with("json"); });
    };
    return accept.starts_with(kTextHtml) && accept.find("json") != accept.npos &&
           std::ranges::any_of(routes, gives_json);
}

const Route& page_route(std::string_view pattern, std::string_view path) {
    const bool may_be_missing = pattern.find("/:") != pattern.npos && !is_page_alone(path);
    return may_be_missing ? kPageOfResource : kPage;
}

bool is_page_of_resource(const Route* route) { return route == &kPageOfResource; }

http::Response get_page(Call& call) { return shell(call, 200); }

http::Response page_of_refusal(const Call& call, int status) { return shell(call, status); }

http::Response sign_in_page(std::string_view what_it_takes) {
    return protected_page(
        fmt::format(kRefusal, "Sign in", escape_markup(what_it_takes), kSignInLink), 401);
}

http::Response refusal_page(int status, std::string_view title, std::string_view why) {
    return protected_page(fmt::format(kRefusal, escape_markup(title), escape_markup(why), ""),
                          status);
}

http::Response get_page_file(Call& call) {
    const auto& files = call.context.settings.page.files;
    const auto file = std::ranges::find(files, call.parameter("file"), &WebFile::name);
    if (file == files.end()) {
        return not_found(call);
    }
    http::Response response;
    response.headers.add("Content-Type", fmt::format("{};charset=utf-8", file->media_type));
    response.headers.add("Cache-Control", std::string(kKeptForEver));
    response.headers.add("X-Content-Type-Options", "nosniff");
    response.headers.add("Vary", "Accept-Encoding");
    if (takes_gzip(call)) {
        response.headers.add("Content-Encoding", std::string(kGzip));
        response.body = std::string(file->gzipped);
        return response;
    }
    auto plain = http::decode_content(kGzip, file->gzipped, kPlainBytesMax);
    if (!plain) {
        return server_error(call, plain.error().message);
    }
    response.body = std::move(*plain);
    return response;
}

}  // namespace accord::broker::api
