// Finds the routes that fit a path.
#pragma once

#include "broker/api/machinery/route.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace accord::broker::api {

/// Decoded path parameters by name.
using PathParameters = std::vector<std::pair<std::string_view, std::string>>;

/// All routes of one pattern, and what its parameters are in a path. What a star took is one
/// parameter, with its slashes.
struct RouteMatch {
    std::vector<const Route*> routes;
    PathParameters parameters;
};

/// The patterns as a tree, segment by segment: the order of the table does not matter.
class Router {
  public:
    /// The routes have to outlive the router. Two patterns that differ in the names of parameters
    /// alone are a defect: std::logic_error.
    explicit Router(std::span<const Route> table);
    Router(Router&&) noexcept;
    Router& operator=(Router&&) noexcept;
    ~Router();

    /// `path` is still encoded and begins with a slash; one slash at its end is overlooked. Nothing
    /// when no pattern fits.
    [[nodiscard]] std::optional<RouteMatch> find(std::string_view path) const;

  private:
    struct Node;
    std::unique_ptr<Node> root_;
};

}  // namespace accord::broker::api
