// Asks the routes that read the address for what stands there, within the transaction of the
// change: see precondition.hpp.
#include "broker/api/machinery/representation/precondition.hpp"

#include "base/text.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/representation/conditions.hpp"
#include "broker/service/alone.hpp"

#include <algorithm>

namespace accord::broker::api {
namespace {

/// What a GET of the address answers in one media type.
http::Response represent(const Call& call,
                         const Route& route,
                         std::string_view media_type,
                         service::Work& work) {
    http::Request asked{.method = "GET", .target = call.request.target};
    asked.headers.add("Accept", std::string(media_type));
    Call reading{asked, call.context, call.urls, call.now, call.parameters, media_type, call.actor};
    reading.within = &work.session;
    auto response = route.handler(reading);
    response.body = to_valid_utf8(std::move(response.body));
    return response;
}

/// The tags of all representations there are now; none when nothing is there.
std::vector<std::string> current_tags(const Call& call, const Router& router, service::Work& work) {
    std::vector<std::string> tags;
    const auto match = router.find(call.request.path());
    for (const Route* route : match ? match->routes : std::vector<const Route*>()) {
        if (route->method != Method::kGet) {
            continue;
        }
        for (const auto type : route->media.gives) {
            const auto response = represent(call, *route, type, work);
            if (response.status == 200) {
                tags.push_back(entity_tag(response));
            }
        }
    }
    return tags;
}

bool is_named(std::string_view list, const std::vector<std::string>& tags, Comparison comparison) {
    return std::ranges::any_of(
        tags, [&](const std::string& tag) { return names_tag(list, tag, comparison); });
}

}  // namespace

bool has_precondition(const http::Request& request) {
    return request.headers.has("if-match") || request.headers.has("if-none-match");
}

std::optional<http::Response> refuse_change(const Call& call,
                                            const Router& router,
                                            service::Work& work) {
    service::be_alone(work);
    const auto tags = current_tags(call, router, work);
    const auto if_match = call.request.headers.find("if-match");
    if (if_match && !is_named(*if_match, tags, Comparison::kStrong)) {
        return precondition_failed(
            call,
            tags.empty() ? "Nothing was changed: there is nothing here that If-Match could name."
                         : "Nothing was changed: what is here has another ETag than If-Match "
                           "names. Read it again before you change it.");
    }
    const auto if_none_match = call.request.headers.find("if-none-match");
    if (if_none_match && is_named(*if_none_match, tags, Comparison::kWeak)) {
        return precondition_failed(
            call, "Nothing was changed: there is something here, which If-None-Match rules out.");
    }
    return std::nullopt;
}

}  // namespace accord::broker::api
