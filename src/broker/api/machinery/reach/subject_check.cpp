// Whether what a request is about is its sender's: see subject_check.hpp.
#include "broker/api/machinery/reach/subject_check.hpp"

#include "broker/api/machinery/admission/refusal.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/service/pacticipants/spelling.hpp"
#include "broker/service/teams/reach.hpp"
#include "broker/service/teams/teams.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string>
#include <vector>

namespace accord::broker::api {
namespace {

using service::Making;
using service::Reach;

/// Which scopes of the permission would do.
std::vector<std::string> missing_scopes(const Route& route, std::string_view other) {
    const auto action = action_of(route.permission);
    std::vector<std::string> missing{fmt::format("{}:*", action)};
    if (!other.empty()) {
        missing.push_back(fmt::format("{}:{}", action, other));
    }
    return missing;
}

http::Response refuse_reach(const Call& call,
                            const std::vector<std::string>& missing,
                            std::string_view why) {
    return forbidden(
        call,
        fmt::format("{} This takes the permission {}.", why, fmt::join(missing, " or ")),
        {missing.begin(), missing.end()});
}

http::Response refuse_application(const Call& call,
                                  const Route& route,
                                  const Reach& reach,
                                  const service::OutOfReach& found) {
    if (found.is_new) {
        return refuse_reach(
            call,
            missing_scopes(route, "own"),
            fmt::format("There is no application '{}' yet, and it would be made.", found.name));
    }
    // Whoever has it for their teams would have to be of one of these.
    const auto missing = missing_scopes(route, reach.team ? "" : "team");
    if (found.teams.empty()) {
        return refuse_reach(
            call, missing, fmt::format("The application '{}' was made by others.", found.name));
    }
    const bool may_know =
        call.actor.grants.has_any_of(domain::Grants::parse("team:read:* team:manage:*"));
    return refuse_reach(
        call,
        missing,
        may_know
            ? fmt::format("The application '{}' is of a team that you are not of: {}.",
                          found.name,
                          fmt::join(found.teams, ", "))
            : fmt::format("The application '{}' is of a team that you are not of.", found.name));
}

std::optional<http::Response> check_applications(const Call& call,
                                                 const Route& route,
                                                 service::Work& work,
                                                 const std::vector<std::string>& names,
                                                 Making making) {
    const auto reach = service::reach_of(call.actor, action_of(route.permission));
    const auto found = service::find_out_of_reach(work, reach, names, making);
    return found ? std::optional(refuse_application(call, route, reach, *found)) : std::nullopt;
}

/// Those that would be made, of applications that need not be the caller's.
std::optional<http::Response> check_new(const Call& call,
                                        const Route& route,
                                        service::Work& work,
                                        const std::vector<std::string>& names) {
    auto reach = service::reach_of(call.actor, action_of(route.permission));
    if (reach.own) {
        return std::nullopt;
    }
    for (const auto& name : names) {
        if (!store::belonging_of_pacticipant(work.session, name, call.actor.account)) {
            return refuse_application(call, route, reach, {.name = name, .is_new = true});
        }
    }
    return std::nullopt;
}

Making making_of(const Route& route) {
    return route.method == Method::kDelete ? Making::kNo : Making::kYes;
}

std::vector<std::string> spelled_names(service::Work& work, std::vector<std::string> names) {
    for (auto& name : names) {
        name = service::pacticipant_spelled(work, std::move(name));
    }
    return names;
}

std::optional<http::Response> check_pacticipant(const Call& call,
                                                const Route& route,
                                                service::Work& work) {
    auto name = call.parameter_or("pacticipant", "");
    if (name.empty()) {
        name = json::string_or(call.body_object(), "name");
    }
    // A body that names nobody is refused by whoever reads it.
    return name.empty()
               ? std::nullopt
               : check_applications(
                     call, route, work, spelled_names(work, {std::move(name)}), making_of(route));
}

/// The consumer's team says what happens to its pacts.
std::optional<http::Response> check_consumer(const Call& call,
                                             const Route& route,
                                             service::Work& work) {
    const auto making = making_of(route);
    auto refusal = check_applications(call, route, work, {call.parameter("consumer")}, making);
    return refusal || making == Making::kNo
               ? std::move(refusal)
               : check_new(call, route, work, {call.parameter("provider")});
}

std::optional<http::Response> check_publication(const Call& call,
                                                const Route& route,
                                                service::Work& work) {
    const auto& body = call.body_object();
    const auto consumer = json::string_or(body, "pacticipantName");
    if (consumer.empty()) {
        return std::nullopt;
    }
    auto refusal =
        check_applications(call, route, work, spelled_names(work, {consumer}), Making::kYes);
    if (refusal) {
        return refusal;
    }
    std::vector<std::string> others;
    if (const auto* contracts = json::array_at(body, "contracts")) {
        for (const auto& contract : *contracts) {
            const auto* object = contract.if_object();
            for (const auto* role : {"consumerName", "providerName"}) {
                if (object != nullptr && json::string_at(*object, role)) {
                    others.push_back(json::string_or(*object, role));
                }
            }
        }
    }
    return check_new(call, route, work, spelled_names(work, std::move(others)));
}

std::optional<http::Response> check_place(const Call& call,
                                          const Route& route,
                                          service::Work& work,
                                          const std::optional<store::Place>& place) {
    if (!place) {
        return std::nullopt;
    }
    auto refusal = check_applications(call, route, work, {place->pacticipant}, Making::kNo);
    const auto reach = service::reach_of(call.actor, action_of(route.permission));
    if (refusal || service::reaches_environment(work, reach, place->environment)) {
        return refusal;
    }
    return refuse_reach(
        call, missing_scopes(route, ""), "The environment is of a team that you are not of.");
}

/// The application that the path or the body names in a role; what is not said stays as it was.
std::optional<std::string> wanted_party(const Call& call,
                                        service::Work& work,
                                        const char* role,
                                        const std::optional<std::string>& was) {
    auto name = call.parameter_or(role, "");
    if (name.empty()) {
        const auto* said = json::find(call.body_object(), role);
        if (said == nullptr) {
            return was;
        }
        const auto* party = said->if_object();
        name = party != nullptr ? json::string_or(*party, "name") : "";
    }
    return name.empty() ? std::nullopt
                        : std::optional(service::pacticipant_spelled(work, std::move(name)));
}

service::WebhookScope wanted_scope(const Call& call,
                                   service::Work& work,
                                   const std::optional<service::WebhookScope>& known) {
    const auto was = known.value_or(service::WebhookScope());
    const auto& body = call.body_object();
    return {.team = json::find(body, "teamUuid") != nullptr ? json::text_at(body, "teamUuid")
                                                            : was.team,
            .consumer = wanted_party(call, work, "consumer", was.consumer),
            .provider = wanted_party(call, work, "provider", was.provider)};
}

std::optional<http::Response> check_scope(const Call& call,
                                          const Route& route,
                                          service::Work& work,
                                          const service::WebhookScope& scope) {
    if (service::reaches_webhook(
            work, service::reach_of(call.actor, action_of(route.permission)), scope)) {
        return std::nullopt;
    }
    return refuse_reach(
        call,
        missing_scopes(route, ""),
        "A webhook is yours where it is of a team of yours (teamUuid), or names an application of "
        "one of your teams or of none.");
}

std::optional<http::Response> check_webhook_scope(const Call& call,
                                                  const Route& route,
                                                  service::Work& work,
                                                  std::string_view uuid) {
    const auto was = uuid.empty() ? std::nullopt : service::scope_of_webhook(work, uuid);
    if (was) {
        if (auto refusal = check_scope(call, route, work, *was)) {
            return refusal;
        }
    }
    const bool is_written = uuid.empty() || route.method == Method::kPut;
    if (!is_written) {
        return std::nullopt;
    }
    return check_scope(call, route, work, wanted_scope(call, work, was));
}

std::optional<http::Response> check_delivery(const Call& call,
                                             const Route& route,
                                             service::Work& work) {
    const auto webhook = store::webhook_of_delivery(work.session, call.parameter("uuid"));
    const auto scope = webhook ? service::scope_of_webhook(work, *webhook) : std::nullopt;
    return scope ? check_scope(call, route, work, *scope) : std::nullopt;
}

/// What is out of reach of who reads is not there.
std::optional<http::Response> check_account(const Call& call,
                                            const Route& route,
                                            service::Work& work) {
    const auto& uuid = call.parameter("account");
    const auto reaches = [&](Permission permission) {
        return service::reaches_account(work, reach_of_caller(call, permission), uuid);
    };
    if (reaches(route.permission)) {
        return std::nullopt;
    }
    return reaches(Permission::kReadSystemAccounts) && route.method != Method::kGet
               ? refuse_reach(call,
                              missing_scopes(route, ""),
                              "The account is of a team that you are not of.")
               : not_found(call);
}

std::optional<http::Response> check_environment(const Call& call,
                                                const Route& route,
                                                service::Work& work) {
    return service::reaches_environment(
               work, reach_of_caller(call, route.permission), call.parameter("environment"))
               ? std::nullopt
               : std::optional(not_found(call));
}

}  // namespace

service::Reach reach_of_caller(const Call& call, Permission permission) {
    const auto action = action_of(permission);
    return action.empty() || is_public(permission, call.context.settings.authentication)
               ? service::Reach()
               : service::reach_of(call.actor, action);
}

bool is_limited_to_own(const Call& call, const Route& route) {
    return !reach_of_caller(call, route.permission).all;
}

std::optional<http::Response> refuse_subject(const Call& call,
                                             const Route& route,
                                             service::Work& work) {
    switch (route.permission.subject) {
        case Subject::kEverything:
            return refuse_reach(
                call, missing_scopes(route, ""), "This is about the applications of all teams.");
        case Subject::kShown:
        case Subject::kSelf:
        case Subject::kNew:
        case Subject::kTeam:  // whose rules are the use case's
        case Subject::kSecret:
            return std::nullopt;
        case Subject::kPacticipant:
            return check_pacticipant(call, route, work);
        case Subject::kConsumer:
            return check_consumer(call, route, work);
        case Subject::kPublication:
            return check_publication(call, route, work);
        case Subject::kProvider:
            return check_applications(call, route, work, {call.parameter("provider")}, Making::kNo);
        case Subject::kPlace:
            return check_place(
                call,
                route,
                work,
                store::Place{call.parameter("pacticipant"), call.parameter("environment")});
        case Subject::kDeployment:
            return check_place(
                call,
                route,
                work,
                store::place_of_deployment(work.session, call.parameter("deployed_version")));
        case Subject::kRelease:
            return check_place(
                call,
                route,
                work,
                store::place_of_release(work.session, call.parameter("released_version")));
        case Subject::kWebhook:
            return check_webhook_scope(call, route, work, call.parameter_or("uuid", ""));
        case Subject::kDelivery:
            return check_delivery(call, route, work);
        case Subject::kSystemAccount:
            return check_account(call, route, work);
        case Subject::kEnvironment:
            return check_environment(call, route, work);
    }
    return refuse_reach(
        call, missing_scopes(route, ""), "This is about the applications of all teams.");
}

}  // namespace accord::broker::api
