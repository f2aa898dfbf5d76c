// Finds the routes that fit a path.
#pragma once

#include "broker/api/machinery/route.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace accord::broker::api {

/// Decoded path parameters by name.
using PathParameters = std::vector<std::pair<std::string_view, std::string>>;

/// All routes of one pattern, and what its parameters are in a path.
struct RouteMatch {
    std::vector<const Route*> routes;
    PathParameters parameters;
};

class Router {
  public:
    explicit Router(std::span<const Route> table);

    /// `path` is still encoded and begins with a slash; one slash at its end is overlooked. Nothing
    /// when no pattern fits.
    [[nodiscard]] std::optional<RouteMatch> find(std::string_view path) const;

  private:
    struct Pattern {
        std::vector<std::string_view> segments;
        std::vector<const Route*> routes;
    };
    void add(const Route& route);

    std::map<std::size_t, std::vector<Pattern>> by_length_;
};

}  // namespace accord::broker::api
