// Whether what a request would change is seen by who sends it: see hidden_check.hpp.
#include "broker/api/machinery/reach/hidden_check.hpp"

#include "broker/api/machinery/answer.hpp"
#include "broker/service/environments/environments.hpp"
#include "broker/service/teams/reach.hpp"
#include "broker/service/webhooks/webhooks.hpp"

#include <utility>

namespace accord::broker::api {
namespace {

bool has_no(const Call& call, service::Work& work, std::string_view parameter) {
    return !store::find_pacticipant(work.session, call.parameter(parameter));
}

bool is_hidden(const Call& call, const Route& route, service::Work& work) {
    const bool takes_away = route.method == Method::kDelete;
    switch (route.permission.subject) {
        case Subject::kPacticipant:
            return takes_away && has_no(call, work, "pacticipant");
        case Subject::kConsumer:
            return takes_away && (has_no(call, work, "consumer") || has_no(call, work, "provider"));
        case Subject::kProvider:
            return has_no(call, work, "provider") || has_no(call, work, "consumer");
        case Subject::kPlace:
            return has_no(call, work, "pacticipant") ||
                   !service::find_environment(work, call.parameter("environment"));
        case Subject::kDeployment:
            return !store::place_of_deployment(work.session, call.parameter("deployed_version"));
        case Subject::kRelease:
            return !store::place_of_release(work.session, call.parameter("released_version"));
        case Subject::kWebhook: {
            const auto uuid = call.parameter_or("uuid", "");
            return !uuid.empty() && route.method != Method::kPut &&
                   !service::find_webhook(work, uuid);
        }
        case Subject::kDelivery:
            return !store::webhook_of_delivery(work.session, call.parameter("uuid"));
        case Subject::kEverything:
        case Subject::kShown:
        case Subject::kSelf:
        case Subject::kNew:
        case Subject::kPublication:
        case Subject::kSystemAccount:
        case Subject::kEnvironment:
        case Subject::kTeam:
        case Subject::kSecret:
            return false;
    }
    return false;
}

}  // namespace

std::optional<http::Response> refuse_hidden(Call& call, const Route& route) {
    if (route.method == Method::kGet || !call.sight()) {
        return std::nullopt;
    }
    auto reach = std::exchange(call.reach, nullptr);  // is asked by the change itself
    auto answer = call.read([&](service::Work& work) {
        return is_hidden(call, route, work) ? not_found(call) : http::Response();
    });
    call.reach = std::move(reach);
    return answer.status < 400 ? std::nullopt : std::optional(std::move(answer));
}

}  // namespace accord::broker::api
