// The tree of patterns and the search in it: see router.hpp.
#include "broker/api/machinery/router.hpp"

#include "base/encoding.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <map>
#include <stdexcept>

namespace accord::broker::api {
namespace {

using Segments = std::vector<std::string_view>;

Segments segments_of(std::string_view path) {
    path.remove_prefix(1);
    if (path.ends_with('/')) {
        path.remove_suffix(1);
    }
    if (path.empty()) {
        return {};
    }
    return split(path, '/');
}

std::string decoded(std::string_view segment) {
    return percent_decode(segment).value_or(std::string(segment));
}

std::string decoded_rest(std::span<const std::string_view> segments) {
    std::string rest;
    for (const std::string_view segment : segments) {
        rest += (rest.empty() ? "" : "/") + decoded(segment);
    }
    return rest;
}

/// `path` is known to fit `pattern`.
PathParameters parameters_of(std::string_view pattern, const Segments& path) {
    PathParameters parameters;
    const auto names = segments_of(pattern);
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i].starts_with(':')) {
            parameters.emplace_back(names[i].substr(1), decoded(path[i]));
        } else if (names[i].starts_with('*')) {
            parameters.emplace_back(names[i].substr(1), decoded_rest(std::span(path).subspan(i)));
        }
    }
    return parameters;
}

void add_route(std::vector<const Route*>& routes, const Route& route) {
    if (!routes.empty() && routes.front()->pattern != route.pattern) {
        throw std::logic_error(fmt::format(
            "{} and {} are one pattern by two names", routes.front()->pattern, route.pattern));
    }
    routes.push_back(&route);
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

/// What can follow after the segments on the way here.
struct Router::Node {
    std::map<std::string_view, std::unique_ptr<Node>> words;
    std::unique_ptr<Node> parameter;
    std::vector<const Route*> here;  ///< of the pattern that ends here
    std::vector<const Route*> star;  ///< of the pattern whose star takes the rest

    Node& after(std::string_view segment) {
        auto& next = segment.starts_with(':') ? parameter : words[segment];
        if (!next) {
            next = std::make_unique<Node>();
        }
        return *next;
    }

    void add(const Route& route) {
        Node* node = this;
        for (const std::string_view segment : segments_of(route.pattern)) {
            if (segment.starts_with('*')) {
                return add_route(node->star, route);
            }
            node = &node->after(segment);
        }
        add_route(node->here, route);
    }

    /// The routes of the best pattern for these segments; null when none fits.
    [[nodiscard]] const std::vector<const Route*>* find(
        std::span<const std::string_view> segments) const {
        if (segments.empty()) {
            return here.empty() ? nullptr : &here;
        }
        if (const auto word = words.find(segments.front()); word != words.end()) {
            if (const auto* found = word->second->find(segments.subspan(1))) {
                return found;
            }
        }
        if (parameter) {
            if (const auto* found = parameter->find(segments.subspan(1))) {
                return found;
            }
        }
        return star.empty() ? nullptr : &star;
    }
};

Router::Router(std::span<const Route> table) : root_(std::make_unique<Node>()) {
    for (const Route& route : table) {
        root_->add(route);
    }
}

Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;
Router::~Router() = default;

std::optional<RouteMatch> Router::find(std::string_view path) const {
    const auto segments = segments_of(path);
    const auto* routes = root_->find(segments);
    if (routes == nullptr) {
        return std::nullopt;
    }
    return RouteMatch{*routes, parameters_of(routes->front()->pattern, segments)};
}

}  // namespace accord::broker::api
