// A route: one line of the table in routes.cpp, which routes, authorizes and is tested.
#pragma once

#include "http/message.hpp"

#include <span>
#include <string_view>

namespace accord::broker::api {

struct Call;

enum class Method { kGet, kPost, kPut, kPatch, kDelete };

/// Who may use a route once authentication is on.
enum class Policy {
    kRead,       ///< the read user and the write user; everybody with public reads
    kWrite,      ///< the write user
    kHeartbeat,  ///< as kRead; everybody with a public heartbeat
    kBadge,      ///< as kRead; everybody with public badges
};

using Handler = http::Response (*)(Call&);

inline constexpr std::string_view kHalJson = "application/hal+json";
inline constexpr std::string_view kJson = "application/json";
inline constexpr std::string_view kMergePatch = "application/merge-patch+json";
inline constexpr std::string_view kTextHtml = "text/html";
inline constexpr std::string_view kTextPlain = "text/plain";
inline constexpr std::string_view kGraphviz = "text/vnd.graphviz";
inline constexpr std::string_view kProblemJson = "application/problem+json";
inline constexpr std::string_view kExtendedJson = "application/vnd.pactbrokerextended.v1+json";

inline constexpr std::string_view kHal[] = {kHalJson};
inline constexpr std::string_view kHalOrText[] = {kHalJson, kTextPlain};
inline constexpr std::string_view kHtml[] = {kTextHtml};
inline constexpr std::string_view kJsonIn[] = {kJson};
inline constexpr std::string_view kMergePatchIn[] = {kMergePatch};
inline constexpr std::string_view kJsonOrMergePatchIn[] = {kJson, kMergePatch};

/// Segments of a pattern that begin with a colon are parameters. Of several routes that fit a path
/// the first in the table is taken; lines of one method and pattern that give different media types
/// are told apart by Accept.
struct Route {
    Method method = Method::kGet;
    std::string_view pattern;
    Policy policy = Policy::kWrite;
    Handler handler = nullptr;
    std::span<const std::string_view> gives = kHal;     ///< media types, the preferred one first
    std::span<const std::string_view> takes = kJsonIn;  ///< media types of the request's body
    bool body_required = false;                         ///< an empty body is no JSON: 400
};

/// The table.
std::span<const Route> routes();

std::string_view to_string(Method method);

}  // namespace accord::broker::api
