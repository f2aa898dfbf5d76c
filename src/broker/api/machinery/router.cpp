// Compares a path with each pattern, segment by segment.
#include "broker/api/machinery/router.hpp"

#include "base/encoding.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace accord::broker::api {
namespace {

std::vector<std::string_view> segments_of(std::string_view path) {
    path.remove_prefix(1);
    if (path.ends_with('/')) {
        path.remove_suffix(1);
    }
    if (path.empty()) {
        return {};
    }
    return split(path, '/');
}

bool fits(const std::vector<std::string_view>& pattern, const std::vector<std::string_view>& path) {
    return std::ranges::equal(pattern, path, [](std::string_view wanted, std::string_view given) {
        return wanted.starts_with(':') || wanted == given;
    });
}

}  // namespace

std::string_view to_string(Method method) {
    switch (method) {
        case Method::kGet:
            return "GET";
        case Method::kPost:
            return "POST";
        case Method::kPut:
            return "PUT";
        case Method::kPatch:
            return "PATCH";
        case Method::kDelete:
            return "DELETE";
    }
    return "";
}

Router::Router(std::span<const Route> table) {
    for (const Route& route : table) {
        add(route);
    }
}

void Router::add(const Route& route) {
    auto segments = segments_of(route.pattern);
    auto& patterns = by_length_[segments.size()];
    const auto same = std::ranges::find(patterns, segments, &Pattern::segments);
    if (same != patterns.end()) {
        same->routes.push_back(&route);
    } else {
        patterns.push_back({std::move(segments), {&route}});
    }
}

std::optional<RouteMatch> Router::find(std::string_view path) const {
    const auto segments = segments_of(path);
    const auto patterns = by_length_.find(segments.size());
    if (patterns == by_length_.end()) {
        return std::nullopt;
    }
    const auto pattern = std::ranges::find_if(
        patterns->second, [&](const Pattern& p) { return fits(p.segments, segments); });
    if (pattern == patterns->second.end()) {
        return std::nullopt;
    }
    RouteMatch match{pattern->routes, {}};
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (!pattern->segments[i].starts_with(':')) {
            continue;
        }
        match.parameters.emplace_back(
            pattern->segments[i].substr(1),
            percent_decode(segments[i]).value_or(std::string(segments[i])));
    }
    return match;
}

}  // namespace accord::broker::api
