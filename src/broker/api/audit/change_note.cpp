// Before, after, and the entry: see change_note.hpp.
#include "broker/api/audit/change_note.hpp"

#include "base/encoding.hpp"
#include "base/text.hpp"
#include "broker/api/audit/audit_types.hpp"
#include "broker/api/machinery/admission/client_address.hpp"
#include "broker/api/machinery/call.hpp"
#include "broker/api/machinery/permission.hpp"
#include "broker/api/observation/access_log.hpp"
#include "broker/service/audit/audit_log.hpp"

#include <algorithm>

namespace accord::broker::api {
namespace {

constexpr std::size_t kStateBytesMax = 4096;
constexpr std::size_t kTextBytesMax = 1024;
constexpr std::size_t kEventsNotedMax = 20;
constexpr std::size_t kFieldsMax = 20;

std::string shortened(std::string_view text) {
    return to_valid_utf8(std::string(text.substr(0, kTextBytesMax)));
}

/// What administrators change has its state in the log. Contracts have their own history.
bool is_of_administrators(Permission permission) {
    switch (permission) {
        case Permission::kManageEnvironments:
        case Permission::kManageWebhooks:
        case Permission::kManageSecrets:
        case Permission::kManageUsers:
        case Permission::kProvision:
        case Permission::kManageSystemAccounts:
        case Permission::kManageRoles:
        case Permission::kManageAuthentication:
        case Permission::kManageTeams:
        case Permission::kManageAllTeams:
            return true;
        default:
            return false;
    }
}

bool is_of_tokens(const Route& route) { return audit_type(route).starts_with("token."); }

/// The route that reads an address, if a parameter ends it: lists have no state of their own.
const Route* reader_of(const RouteMatch& match) {
    const auto found = std::ranges::find_if(match.routes, [](const Route* route) {
        return route->method == Method::kGet &&
               (std::ranges::find(route->media.gives, kHalJson) != route->media.gives.end() ||
                route->media.gives.front() == kScimJson);
    });
    if (found == match.routes.end()) {
        return nullptr;
    }
    if ((*found)->permission == Permission::kReadAuthentication) {
        return *found;
    }
    const auto pattern = (*found)->pattern;
    return pattern.substr(pattern.rfind('/')).starts_with("/:") ? *found : nullptr;
}

/// The path, or the nearest one above, of something that can be read.
std::string readable_place(std::string_view path, const Router& router) {
    while (path.size() > 1) {
        const auto match = router.find(path);
        if (match && reader_of(*match) != nullptr) {
            return std::string(path);
        }
        path = path.substr(0, path.rfind('/'));
    }
    return {};
}

void remove_links(json::Value& value) {
    if (auto* object = value.if_object()) {
        object->stable_erase("_links");
        for (auto& member : *object) {
            remove_links(member.value());
        }
    } else if (auto* array = value.if_array()) {
        for (auto& item : *array) {
            remove_links(item);
        }
    }
}

/// Itself, or of something large its digest.
json::Value bounded(json::Value state) {
    const auto text = json::write_compact(state);
    if (text.size() <= kStateBytesMax) {
        return state;
    }
    return json::Object{{"bytes", text.size()}, {"sha256", sha256_hex(text)}};
}

std::optional<json::Value> read_state(const http::Response& answer) {
    auto state =
        answer.status < 300 ? json::parse(answer.body) : Result<json::Value>(json::Value());
    if (!state || !state->is_object()) {
        return std::nullopt;
    }
    remove_links(*state);
    return std::move(*state);
}

/// What was given of a token, never its value.
json::Value token_state(const http::Response& made) {
    json::Object state;
    if (const auto body = json::parse(made.body); body && body->is_object()) {
        for (const auto* name : {"uuid", "description", "scopes", "expiresAt"}) {
            if (const auto* value = json::find(*body, name)) {
                state[name] = *value;
            }
        }
    }
    return state;
}

/// The names of what was sent, without values, which may be secret.
json::Array field_names(const json::Object& body) {
    json::Array names;
    for (const auto& member : body) {
        if (names.size() == kFieldsMax) {
            break;
        }
        names.emplace_back(shortened(std::string_view(member.key()).substr(0, 64)));
    }
    return names;
}

json::Array event_documents(const std::vector<domain::EventRecord>& events) {
    json::Array documents;
    for (const auto& event : std::span(events).first(std::min(events.size(), kEventsNotedMax))) {
        json::Object document{{"name", event.name}};
        for (auto& member : domain::details_of(event)) {
            document[member.key()] = std::move(member.value());
        }
        documents.push_back(std::move(document));
    }
    return documents;
}

/// The path of what was made.
std::string_view path_of_made(const Call& call, const http::Response& made) {
    const auto location = made.headers.value_or("location", "");
    const auto& base = call.urls.base();
    return location.starts_with(base) ? location.substr(base.size()) : std::string_view();
}

json::Object subject_of(const Call& call, const http::Response& made) {
    json::Object subject;
    for (const auto& [name, value] : call.parameters) {
        subject[name] = shortened(value);
    }
    if (const auto path = path_of_made(call, made); !path.empty()) {
        subject["location"] = shortened(path);
    }
    return subject;
}

}  // namespace

json::Object audited_request(const Call& call,
                             const http::Request& request,
                             std::string_view route) {
    json::Object document{
        {"method", request.method},
        {"path", shortened(request.path())},
        {"route", route},
        {"address", client_address(request, call.context.settings.trusted_proxies)}};
    if (const auto proxied = forwarded_for(request); !proxied.empty()) {
        document["forwardedFor"] = shortened(proxied);
    }
    return document;
}

ChangeNote::ChangeNote(const Call& call, const Route& route, const Router& router)
    : call_(call), route_(route), router_(router), type_(audit_type(route)) {
    if (is_of_administrators(route.permission) && !is_of_tokens(route) &&
        route.method != Method::kPost) {
        place_ = readable_place(call.request.path(), router);
    }
}

/// As whoever asks would read it: no secret is in that.
std::optional<json::Value> ChangeNote::state_at(std::string_view path, service::Work& work) const {
    auto match = router_.find(path);
    const Route* reader = match ? reader_of(*match) : nullptr;
    if (reader == nullptr) {
        return std::nullopt;
    }
    http::Request asked{.method = "GET", .target = std::string(path)};
    asked.headers.add("Accept", std::string(kHalJson));
    Call reading{asked,
                 call_.context,
                 call_.urls,
                 call_.now,
                 std::move(match->parameters),
                 kHalJson,
                 call_.actor};
    reading.within = &work.session;
    return read_state(reader->handler(reading));
}

void ChangeNote::look_before(service::Work& work) {
    is_kept_ = false;
    before_ = place_.empty() ? std::nullopt : state_at(place_, work);
}

void ChangeNote::add_states(service::Work& work,
                            const http::Response& made,
                            json::Object& details) const {
    if (is_of_tokens(route_)) {
        if (route_.method == Method::kPost) {
            details["after"] = token_state(made);
        }
        return;
    }
    const auto location = path_of_made(call_, made);
    const bool is_made = is_of_administrators(route_.permission) && !location.empty();
    auto after = is_made          ? state_at(location, work)
                 : place_.empty() ? std::nullopt
                                  : state_at(place_, work);
    if (before_ && after && json::equal(*before_, *after)) {
        return;
    }
    if (before_) {
        details["before"] = bounded(*before_);
    }
    if (after) {
        details["after"] = bounded(std::move(*after));
    }
}

void ChangeNote::keep(service::Work& work,
                      const http::Response& made,
                      const std::vector<domain::EventRecord>& events) {
    if (type_.empty()) {
        return;
    }
    json::Object details{{"subject", subject_of(call_, made)}};
    if (is_of_administrators(route_.permission) || is_of_tokens(route_)) {
        if (auto names = field_names(call_.body_object()); !names.empty()) {
            details["fields"] = std::move(names);
        }
    }
    add_states(work, made, details);
    if (!events.empty()) {
        details["events"] = event_documents(events);
        details["eventCount"] = events.size();
    }
    details["request"] = audited_request(call_, call_.request, route_.pattern);
    details["outcome"] = json::Object{{"status", made.status}};
    service::keep_audit_entry(work,
                              {.uuid = {},
                               .timestamp = {},
                               .type = std::string(type_),
                               .user = service::audit_user(call_.actor),
                               .details = std::move(details)});
    is_kept_ = true;
}

}  // namespace accord::broker::api
