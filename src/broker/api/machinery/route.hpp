// A route: one line of the tables in each room's routes.cpp, which route, authorize and are tested.
#pragma once

#include "broker/api/machinery/permission.hpp"
#include "http/message.hpp"

#include <span>
#include <string_view>

namespace accord::broker::api {

struct Call;

enum class Method { kGet, kPost, kPut, kPatch, kDelete };

using Handler = http::Response (*)(Call&);

inline constexpr std::string_view kHalJson = "application/hal+json";
inline constexpr std::string_view kJson = "application/json";
inline constexpr std::string_view kMergePatch = "application/merge-patch+json";
inline constexpr std::string_view kJsonLines = "application/jsonl";
inline constexpr std::string_view kJsonPatch = "application/json-patch+json";
inline constexpr std::string_view kScimJson = "application/scim+json";
inline constexpr std::string_view kTextHtml = "text/html";
inline constexpr std::string_view kTextPlain = "text/plain";
inline constexpr std::string_view kGraphviz = "text/vnd.graphviz";
inline constexpr std::string_view kEventStream = "text/event-stream";
inline constexpr std::string_view kProblemJson = "application/problem+json";
inline constexpr std::string_view kExtendedJson = "application/vnd.pactbrokerextended.v1+json";

inline constexpr std::string_view kHal[] = {kHalJson};
inline constexpr std::string_view kHalOrText[] = {kHalJson, kTextPlain};
inline constexpr std::string_view kHtml[] = {kTextHtml};
inline constexpr std::string_view kEvents[] = {kEventStream};
inline constexpr std::string_view kJsonIn[] = {kJson};
inline constexpr std::string_view kMergePatchIn[] = {kMergePatch};
inline constexpr std::string_view kJsonOrMergePatchIn[] = {kJson, kMergePatch};

enum class Body {
    kOptional,
    kRequired,  ///< an empty body is no JSON: 400
    kList,      ///< as kRequired, and an array
};

/// What a route gives and takes; HAL for JSON, as most do, where nothing is said.
struct Media {
    std::span<const std::string_view> gives = kHal;     ///< media types, the preferred one first
    std::span<const std::string_view> takes = kJsonIn;  ///< media types of the request's body
    Body body = Body::kOptional;
};

/// What a route does something to: whoever has its permission only for their teams, or for what
/// they have made, may do so where that is theirs (machinery/reach/).
enum class Subject {
    kEverything,   ///< it takes the permission for all
    kShown,        ///< is read: the use case leaves out what is out of reach
    kSelf,         ///< who asks
    kNew,          ///< what is made is of the teams of its maker
    kPacticipant,  ///< that of the path, or of the body's `name`; what there is not may be made
    kConsumer,     ///< of the path, and so may be its provider where there is none
    kPublication,  ///< of several contracts: the body's `pacticipantName`, and their providers
    kProvider,     ///< of the path
    kPlace,        ///< pacticipant and environment of the path
    kDeployment,   ///< those of the deployment, or of the release, of the path
    kRelease,
    kWebhook,        ///< that of the path, and as the body wants it
    kDelivery,       ///< the webhook of what was triggered
    kSystemAccount,  ///< of the path
    kEnvironment,    ///< of the path
    kTeam,
    kSecret,
};

/// The permission that it takes, and on what.
struct Needed {
    constexpr Needed(Permission needed, Subject of = Subject::kEverything)
        : permission(needed), subject(of) {}
    constexpr operator Permission() const { return permission; }

    Permission permission;
    Subject subject;
};

/// What a handler does while it holds its thread.
enum class Work {
    kDatabase,  ///< may block: it has a thread of its own
    kNone,      ///< answers at once, however busy those are; never touches the database
    /// As kDatabase; and the answer depends on what is asked and on the state of the database
    /// alone, not on the time, so that it may be given again while that state lasts.
    kRepeatable,
    /// As kRepeatable but for the time, which such an answer knows by the minute: that is a part of
    /// what is asked, and Call::now is its beginning.
    kRepeatableForAMinute,
    /// As kNone, and the answer goes on: see Call::stream. See may_be_stream() in urls.hpp.
    kStream,
};

/// Segments of a pattern that begin with a colon are parameters; a last one that begins with a star
/// takes one segment or more. Of several patterns that fit a path, segment by segment, a word goes
/// before a parameter and a parameter before a star. Lines of one method and pattern that give
/// different media types are told apart by Accept.
struct Route {
    Method method = Method::kGet;
    std::string_view pattern;
    Needed permission = Permission::kNobody;
    Handler handler = nullptr;
    Media media = {};
    Work work = Work::kDatabase;
};

std::string_view to_string(Method method);

}  // namespace accord::broker::api
