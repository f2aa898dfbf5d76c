// The routes by which a running stub is looked at and switched: its provider states, and how it
// misbehaves. They stand under one prefix, which contracts are unlikely to have.
#pragma once

#include "http/message.hpp"
#include "stub/behaviour.hpp"
#include "stub/stage.hpp"

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace accord::stub {

inline constexpr std::string_view kControlPrefix = "/__stub";

/// What is switched while a stub runs. Each request takes the values of its moment. Thread-safe.
struct Switches {
    std::atomic<std::shared_ptr<const std::vector<std::string>>> states =
        std::make_shared<const std::vector<std::string>>();
    std::atomic<std::shared_ptr<const Behaviour>> behaviour = std::make_shared<const Behaviour>();
};

/// GET /__stub, GET /__stub/interactions, and GET, PUT, DELETE of /__stub/states and
/// /__stub/behaviour; nothing for other paths. A page of another origin can't use it: PUT and
/// DELETE are asked about first, and no answer says that they are allowed.
std::optional<http::Response> control(const http::Request& request,
                                      const Stage& stage,
                                      Switches& switches);

}  // namespace accord::stub
