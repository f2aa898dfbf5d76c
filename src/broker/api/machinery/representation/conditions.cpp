// Compares entity tags (RFC 9110 section 13): see conditions.hpp.
#include "broker/api/machinery/representation/conditions.hpp"

#include "base/text.hpp"
#include "broker/api/machinery/representation/fingerprint.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::broker::api {
namespace {

void become_bare(http::Response& response, int status) {
    response.status = status;
    response.headers.remove("content-type");
    response.body.clear();
}

}  // namespace

std::string entity_tag(const http::Response& response) {
    return fmt::format("\"{:016x}{:016x}\"",
                       fingerprint(response.headers.value_or("content-type", "")),
                       fingerprint(response.body));
}

bool names_tag(std::string_view list, std::string_view tag, Comparison comparison) {
    return std::ranges::any_of(split(list, ','), [&](std::string_view item) {
        item = trim(item);
        if (comparison == Comparison::kWeak && item.starts_with("W/")) {
            item.remove_prefix(2);
        }
        return item == tag || item == "*";
    });
}

void add_entity_tag(const http::Request& request, http::Response& response) {
    const bool is_reading = request.method == "GET" || request.method == "HEAD";
    if (is_reading && response.status == 200) {
        response.headers.set("ETag", entity_tag(response));
    }
}

void apply_conditions(const http::Request& request, http::Response& response) {
    const auto tag = response.headers.find("etag");
    if (!tag) {
        return;
    }
    const auto if_match = request.headers.find("if-match");
    const auto if_none_match = request.headers.find("if-none-match");
    if (if_match && !names_tag(*if_match, *tag, Comparison::kStrong)) {
        become_bare(response, 412);
        response.headers.remove("etag");
    } else if (if_none_match && names_tag(*if_none_match, *tag, Comparison::kWeak)) {
        become_bare(response, 304);
    }
}

}  // namespace accord::broker::api
