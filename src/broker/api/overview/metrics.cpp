// The document of the metrics.
#include "broker/api/overview/metrics.hpp"

#include "broker/api/machinery/answer.hpp"
#include "broker/api/overview/metric_values.hpp"
#include "broker/service/overview/metrics.hpp"

#include <string>

namespace accord::broker::api {
namespace {

json::Object distribution(const std::vector<service::Frequency>& frequencies) {
    json::Object by_number;
    for (const auto& [number, count] : frequencies) {
        by_number[std::to_string(number)] = count;
    }
    return {{"distribution", std::move(by_number)}};
}

json::Object metrics_document(const service::Metrics& metrics) {
    const auto& counts = metrics.counts;
    const auto& results = metrics.results;
    return {{"interactions",
             {{"latestInteractionsCount", counts.latest_interactions},
              {"latestMessagesCount", counts.latest_messages},
              {"latestInteractionsAndMessagesCount",
               counts.latest_interactions + counts.latest_messages}}},
            {"pacticipants",
             {{"count", counts.pacticipants},
              {"withMainBranchSetCount", counts.pacticipants_with_main_branch}}},
            {"integrations", count_alone(counts.integrations)},
            {"pactPublications",
             {{"count", counts.publications},
              {"first", time_or_null(counts.first_publication)},
              {"last", time_or_null(counts.last_publication)}}},
            {"pactVersions", count_alone(counts.contents)},
            {"pactRevisionsPerConsumerVersion", distribution(metrics.revisions_per_pact)},
            {"verificationResults",
             {{"count", results.results},
              {"successCount", results.successes},
              {"failureCount", results.results - results.successes},
              {"distinctCount", results.distinct},
              {"first", time_or_null(counts.first_result)},
              {"last", time_or_null(counts.last_result)}}},
            {"verificationResultsPerPactVersion", distribution(results.per_content)},
            {"pacticipantVersions",
             {{"count", counts.versions},
              {"withUserCreatedBranchCount", counts.versions_with_branch_of_user},
              {"withBranchCount", counts.versions_with_branch},
              {"withBranchSetCount", counts.versions_with_branch}}},
            {"webhooks", count_alone(counts.webhooks)},
            {"tags",
             {{"count", counts.tags},
              {"distinctCount", counts.tag_names},
              {"distinctWithPacticipantCount", counts.tag_names_of_pacticipants}}},
            {"triggeredWebhooks", count_alone(counts.triggered_webhooks)},
            {"webhookExecutions", count_alone(counts.webhook_executions)},
            // Nobody counts the rows of the matrix: -1, as it always was.
            {"matrix", count_alone(-1)},
            {"environments", count_alone(counts.environments)},
            {"deployedVersions",
             {{"count", counts.deployments},
              {"userCreatedCount", counts.deployments_of_user},
              {"currentlyDeployedCount", counts.current_deployments}}},
            {"releasedVersions",
             {{"count", counts.releases}, {"currentlySupportedCount", counts.supported_releases}}}};
}

}  // namespace

http::Response get_metrics(Call& call) {
    return call.read(
        [&](service::Work& work) { return hal(call, metrics_document(service::measure(work))); });
}

}  // namespace accord::broker::api
