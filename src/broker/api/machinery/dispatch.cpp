// The steps every request passes before and after its resource: see dispatch.hpp.
#include "broker/api/machinery/dispatch.hpp"

#include "base/text.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/base_url.hpp"
#include "broker/api/machinery/call.hpp"
#include "broker/api/machinery/identity.hpp"
#include "broker/api/machinery/negotiation.hpp"
#include "broker/api/machinery/request_body.hpp"
#include "broker/api/machinery/uri_protection.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::api {
namespace {

constexpr std::string_view kMethods[] = {
    "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"};

http::Response bare(int status) {
    http::Response response;
    response.status = status;
    return response;
}

std::string method_list(const RouteMatch& match) {
    std::string list;
    for (const Route* route : match.routes) {
        const auto name = to_string(route->method);
        if (list.find(name) == list.npos) {
            list += std::string(name) + ", ";
        }
    }
    return list + "OPTIONS";
}

std::vector<const Route*> with_method(const RouteMatch& match, std::string_view method) {
    std::vector<const Route*> found;
    std::ranges::copy_if(match.routes, std::back_inserter(found), [&](const Route* route) {
        return to_string(route->method) == method;
    });
    return found;
}

http::Response with_allow(int status, std::string_view header, std::string methods) {
    auto response = bare(status);
    response.headers.add(std::string(header), std::move(methods));
    return response;
}

/// Parses the body when it says it is JSON; the refusal when it is not what the route takes.
std::optional<http::Response> take_body(Call& call, const Route& route) {
    const auto content_type = call.request.headers.value_or("content-type", "");
    const bool is_json = to_lower(content_type).find("json") != std::string::npos;
    if (is_json && (!call.request.body.empty() || route.media.body == Body::kRequired)) {
        auto body = parse_request_body(call.request.body);
        if (!body) {
            return error_message(call, 400, body.error().message);
        }
        call.body = std::move(*body);
    }
    if (route.method == Method::kGet || route.method == Method::kDelete) {
        return std::nullopt;
    }
    if (is_taken(content_type, route.media.takes)) {
        return std::nullopt;
    }
    return text(kHalJson, "", 415);
}

/// Chooses the line whose media types suit Accept.
const Route* choose(Call& call, const std::vector<const Route*>& candidates) {
    std::vector<std::string_view> offered;
    for (const Route* route : candidates) {
        offered.insert(offered.end(), route->media.gives.begin(), route->media.gives.end());
    }
    const auto type = negotiate(call.request.headers.find("accept"), offered);
    if (!type || !allows_utf8(call.request.headers.find("accept-charset"))) {
        return nullptr;
    }
    call.media_type = *type;
    return *std::ranges::find_if(candidates, [&](const Route* route) {
        return std::ranges::find(route->media.gives, *type) != route->media.gives.end();
    });
}

bool may(const Call& call, Permission permission) {
    return has_permission(call.actor, permission, call.context.settings.authentication);
}

/// 401, asking for basic authentication.
http::Response unauthorized() {
    auto response = bare(401);
    response.headers.add("WWW-Authenticate", "Basic realm=\"Restricted area\"");
    return response;
}

http::Response answer(Call& call, const RouteMatch& match) {
    const auto& method = call.request.method;
    const auto candidates = with_method(match, method);
    if (!may(call, candidates.empty() ? Permission::kRead : candidates.front()->permission)) {
        return unauthorized();
    }
    if (method == "OPTIONS") {
        return with_allow(200, "Access-Control-Allow-Methods", method_list(match));
    }
    if (candidates.empty()) {
        return with_allow(405, "Allow", method_list(match));
    }
    const Route* route = choose(call, candidates);
    if (auto refusal = take_body(call, route != nullptr ? *route : *candidates.front())) {
        return *refusal;
    }
    if (route == nullptr) {
        return bare(406);
    }
    return route->handler(call);
}

/// Conditional requests: nothing here has an entity tag.
void apply_conditions(const http::Request& request, http::Response& response) {
    if (request.method != "GET" || response.status != 200) {
        return;
    }
    if (request.headers.value_or("if-none-match", "") == "*") {
        response = bare(304);
    }
    if (request.headers.has("if-match") && request.headers.value_or("if-match", "") != "*") {
        response = bare(412);
    }
}

void add_standard_headers(const Settings& settings, http::Response& response) {
    response.headers.set("X-Pact-Broker-Version", settings.version);
    if (!response.headers.has("vary")) {
        response.headers.add("Vary", "Accept");
    }
    if (!response.headers.has("cache-control")) {
        response.headers.add("Cache-Control", "no-cache");
    }
}

http::Response pass_on(const http::Request& request, const Context& context, const Router& router) {
    if (auto refusal = refuse_target(request.target)) {
        return *refusal;
    }
    if (std::ranges::find(kMethods, request.method) == std::end(kMethods)) {
        auto response = bare(501);
        response.body = request.method + " method is not supported";
        return response;
    }
    std::optional<http::Request> rewritten;
    if (const auto extension = strip_extension(request.target)) {
        rewritten = request;
        rewritten->target = extension->target;
        rewritten->headers.set("Accept", std::string(extension->media_type));
    }
    const http::Request& effective = rewritten ? *rewritten : request;
    Call call(effective,
              context,
              Urls(base_url_of(request, context.settings.base_urls)),
              context.clock.now());
    call.actor = identify(request, context.settings.authentication);
    auto match = router.find(effective.path());
    if (!match) {
        return may(call, Permission::kRead) ? not_found(call) : unauthorized();
    }
    call.parameters = std::move(match->parameters);
    try {
        return answer(call, *match);
    } catch (const std::exception& error) {
        return server_error(call, error.what());
    }
}

}  // namespace

http::Response dispatch(const http::Request& request,
                        const Context& context,
                        const Router& router) {
    auto response = pass_on(request, context, router);
    apply_conditions(request, response);
    add_standard_headers(context.settings, response);
    return response;
}

}  // namespace accord::broker::api
