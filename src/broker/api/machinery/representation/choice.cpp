// What Accept and Content-Type choose: see choice.hpp.
#include "broker/api/machinery/representation/choice.hpp"

#include "base/text.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/representation/negotiation.hpp"
#include "broker/api/machinery/request_body.hpp"
#include "broker/api/pages/web_page.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::api {

const Route* choose(Call& call, const std::vector<const Route*>& candidates) {
    std::vector<std::string_view> offered;
    for (const Route* route : candidates) {
        offered.insert(offered.end(), route->media.gives.begin(), route->media.gives.end());
    }
    const bool is_read = call.request.method == "GET" || call.request.method == "HEAD";
    const bool is_page_offered = is_read && has_page(candidates);
    if (is_page_offered) {
        offered.push_back(kTextHtml);
    }
    const auto type = negotiate(call.request.headers.find("accept"), offered);
    if (!type || !allows_utf8(call.request.headers.find("accept-charset"))) {
        return nullptr;
    }
    call.media_type = *type;
    if (is_page_offered && *type == kTextHtml) {
        return &page_route(candidates.front()->pattern, call.request.path());
    }
    return *std::ranges::find_if(candidates, [&](const Route* route) {
        return std::ranges::find(route->media.gives, *type) != route->media.gives.end();
    });
}

std::optional<http::Response> take_body(Call& call, const Route& route, std::string_view sent) {
    call.body_text = sent;
    const auto encoding = trim(call.request.headers.value_or("content-encoding", ""));
    if (!sent.empty() && !encoding.empty() && !equal_ignoring_case(encoding, "identity")) {
        auto refusal = error_message(
            call,
            415,
            fmt::format("Content-Encoding: {} is not supported. Send the body as it is.",
                        encoding));
        refusal.headers.add("Accept-Encoding", "identity");
        return refusal;
    }
    const auto content_type = call.request.headers.value_or("content-type", "");
    const bool is_json = to_lower(content_type).find("json") != std::string::npos;
    if (is_json && (!sent.empty() || route.media.body != Body::kOptional)) {
        call.body_memory = std::make_unique<json::Arena>(arena_bytes_for(sent));
        auto body = parse_request_body(
            sent,
            call.body_memory->storage(),
            route.media.body == Body::kList ? Expected::kArray : Expected::kObject);
        if (!body) {
            return error_message(call, 400, body.error().message);
        }
        call.body.emplace(std::move(*body));
    }
    if (route.method == Method::kGet || route.method == Method::kDelete) {
        return std::nullopt;
    }
    if (is_taken(content_type, route.media.takes)) {
        return std::nullopt;
    }
    return text(kHalJson, "", 415);
}

http::Response nothing_there(const Call& call) {
    return prefers_page(call.request) ? page_of_refusal(call, 404) : not_found(call);
}

}  // namespace accord::broker::api
