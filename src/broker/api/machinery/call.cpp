// What a resource can ask of a request: see call.hpp.
#include "broker/api/machinery/call.hpp"

#include "base/query.hpp"
#include "broker/api/audit/change_note.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/permission.hpp"
#include "broker/service/identity/sign_in.hpp"
#include "broker/service/teams/sight.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace accord::broker::api {

std::optional<std::int64_t> Call::other_identities(db::Session& session) const {
    if (is_admitted) {
        return std::nullopt;
    }
    const auto version = service::identity_version(session);
    return version == actor.identities ? std::nullopt : std::optional(version);
}

void Call::expect_identities(std::int64_t version) const {
    if (version != actor.identities) {
        throw IdentitiesChanged{version};
    }
}

void Call::look_before_change(service::Work& work) {
    if (change_note != nullptr) {
        change_note->look_before(work);
    }
}

/// The entry comes last: on PostgreSQL nobody else writes one until this transaction is over.
void Call::keep_change(service::Work& work, const http::Response& made) {
    const auto events = change_note != nullptr ? work.events : std::vector<domain::EventRecord>();
    service::keep_events(work);
    if (change_note != nullptr) {
        change_note->keep(work, made, events);
    }
}

void Call::note_admission(std::optional<std::int64_t> changed) {
    if (changed) {
        throw IdentitiesChanged{*changed};
    }
    if (!is_admitted) {
        context.identities->learn(actor.identities);
    }
    is_admitted = true;
}

std::optional<store::Sight> Call::sight() const {
    auto seen = service::sight_of(actor);
    return seen && is_public(Permission::kRead, context.settings.authentication) ? std::nullopt
                                                                                 : seen;
}

const std::string& Call::parameter(std::string_view name) const {
    const std::string* found = find_parameter(name);
    if (found == nullptr) {
        throw std::logic_error(fmt::format("the route has no parameter '{}'", name));
    }
    return *found;
}

std::string Call::parameter_or(std::string_view name, std::string_view fallback) const {
    const std::string* found = find_parameter(name);
    return found != nullptr ? *found : std::string(fallback);
}

std::optional<std::int64_t> Call::number(std::string_view name) const {
    const auto& text = parameter(name);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return number;
}

const std::string* Call::find_parameter(std::string_view name) const {
    const auto found =
        std::ranges::find(parameters, name, [](const auto& one) { return one.first; });
    return found == parameters.end() ? nullptr : &found->second;
}

std::vector<std::string> Call::query_all(std::string_view name) const {
    std::vector<std::string> values;
    for (auto& parameter : parse_query(request.query())) {
        if (parameter.value && parameter.name == name) {
            values.push_back(std::move(*parameter.value));
        }
    }
    return values;
}

std::optional<std::string> Call::query(std::string_view name) const {
    auto values = query_all(name);
    if (values.empty()) {
        return std::nullopt;
    }
    return std::move(values.back());
}

const json::Object& Call::body_object() const {
    static const json::Object kEmpty;
    return body && body->is_object() ? body->get_object() : kEmpty;
}

bool Call::wants_problem() const {
    return request.headers.value_or("accept", "").find(kProblemJson) != std::string_view::npos;
}

std::string Call::own_address() const { return urls.base() + std::string(request.path()); }

std::string Call::own_url() const { return urls.base() + request.target; }

namespace {

/// What clients and proxies read as "later": soon, for who waited for others; a server that is
/// started takes longer.
constexpr std::string_view kSoonSeconds = "1";
constexpr std::string_view kLaterSeconds = "5";

http::Response later(const Call& call, std::string_view seconds, std::string_view message) {
    auto response = error_message(call, 503, message);
    response.headers.add("Retry-After", std::string(seconds));
    return response;
}

}  // namespace

http::Response database_failed(const Call& call, const Error& error) {
    constexpr std::string_view kBusy = "The database is busy. Try again in a moment.";
    switch (error.code) {
        case ErrorCode::kTimeout:
            call.context.log.warn(error.message);
            return later(call, kSoonSeconds, kBusy);
        case ErrorCode::kConflict:  // with another transaction, again and again; or a defect
            call.context.log.error(error.message);
            return later(call, kSoonSeconds, kBusy);
        case ErrorCode::kUnavailable:
            call.context.log.error(error.message);
            return later(
                call, kLaterSeconds, "The database does not answer. Try again in a moment.");
        case ErrorCode::kInvalidInput:
        case ErrorCode::kNotFound:
        case ErrorCode::kUnauthorized:
        case ErrorCode::kLimit:
        case ErrorCode::kIo:
        case ErrorCode::kUnreadable:
        case ErrorCode::kInternal:
            return server_error(call, error.message);
    }
    return server_error(call, error.message);
}

}  // namespace accord::broker::api
