// The document of the metrics by team.
#include "broker/api/overview/team_metrics.hpp"

#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/hal.hpp"
#include "broker/api/overview/metric_values.hpp"
#include "broker/service/overview/metrics.hpp"

namespace accord::broker::api {
namespace {

json::Object metrics_of_team(const service::TeamCounts& counts) {
    return {{"users",
             {{"activeRegularCount", counts.active_users},
              {"activeSystemCount", counts.active_system_accounts}}},
            {"interactions",
             {{"latestInteractionsCount", counts.latest_interactions},
              {"latestMessagesCount", counts.latest_messages},
              {"latestInteractionsAndMessagesCount",
               counts.latest_interactions + counts.latest_messages}}},
            {"pacticipants", count_alone(counts.pacticipants)},
            {"integrations", count_alone(counts.integrations)},
            {"pactPublications",
             {{"count", counts.publications},
              {"first", time_or_null(counts.first_publication)},
              {"last", time_or_null(counts.last_publication)}}},
            {"pactVersions", count_alone(counts.contents)},
            {"verificationResults",
             {{"count", counts.results},
              {"successCount", counts.successes},
              {"failureCount", counts.results - counts.successes}}},
            {"environments", count_alone(counts.environments)},
            {"deployedVersions", {{"currentlyDeployedCount", counts.current_deployments}}},
            {"releasedVersions", {{"currentlySupportedCount", counts.supported_releases}}},
            {"secrets", count_alone(counts.secrets)},
            {"webhooks", count_alone(counts.webhooks)},
            {"triggeredWebhooks", count_alone(counts.triggered_webhooks)},
            {"webhookExecutions", count_alone(counts.webhook_executions)}};
}

}  // namespace

http::Response get_team_metrics(Call& call) {
    return call.read([&](service::Work& work) {
        json::Array teams;
        for (const auto& counts : service::measure_teams(work)) {
            teams.push_back(json::Object{
                {"uuid", counts.uuid},
                {"name", counts.name},
                {"metrics", metrics_of_team(counts)},
                {"_links", {{"pf:team", link(call.urls.team(counts.uuid), {.title = "Team"})}}}});
        }
        return hal(
            call,
            {{"teams", std::move(teams)},
             {"_links", {{"self", link(call.urls.team_metrics(), {.title = "Metrics by team"})}}}});
    });
}

}  // namespace accord::broker::api
