// Verification results: what is recorded is given back from what is in hand.
#include "broker/service/verification_results/verification_results.hpp"

#include "broker/service/events/events.hpp"
#include "broker/service/pacticipants/spelling.hpp"
#include "broker/service/webhooks/triggering.hpp"
#include "broker/store/locks.hpp"
#include "broker/store/pacticipants/pacticipants.hpp"
#include "broker/store/versions/tags.hpp"
#include "broker/store/versions/versions.hpp"
#include "broker/store/webhooks/triggering.hpp"

#include <unordered_map>

namespace accord::broker::service {
namespace {

/// The result as it would be read.
Verification stored_result(const store::NewVerification& made,
                           const store::VerificationKey& key,
                           const Pact& pact,
                           const std::string& provider_version) {
    return {.id = key.id,
            .number = key.number,
            .content_id = made.content_id,
            .consumer = pact.consumer,
            .provider = pact.provider,
            .sha = pact.sha,
            .provider_version_id = made.provider_version_id,
            .provider_version = provider_version,
            .success = made.success,
            .build_url = made.build_url,
            .execution_date = made.execution_date,
            .implementation = made.implementation,
            .implementation_version = made.implementation_version,
            .client_implementation = made.client_implementation,
            .client_version = made.client_version,
            .client_test_framework = made.client_test_framework,
            .test_results = made.test_results};
}

std::optional<std::string> branch_in(const std::map<std::int64_t, std::string>& branches,
                                     std::int64_t version_id) {
    const auto found = branches.find(version_id);
    return found == branches.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> tag_names(Work& work, std::int64_t version_id) {
    std::vector<std::string> names;
    for (auto& tag : store::tags_of(work.session, version_id)) {
        names.push_back(std::move(tag.name));
    }
    return names;
}

std::vector<domain::Event> events_of(Work& work, const Pact& pact, const Verification& result) {
    const std::int64_t versions[] = {pact.version_id, result.provider_version_id};
    const auto branches = store::branches_of_versions(work.session, versions);
    return domain::verification_events(
        {.consumer_id = pact.consumer_id,
         .consumer = pact.consumer,
         .consumer_version_id = pact.version_id,
         .consumer_version = pact.version,
         .provider_id = pact.provider_id,
         .provider = pact.provider,
         .content_id = pact.content_id,
         .sha = pact.sha,
         .publication_id = pact.id,
         .consumer_branch = branch_in(branches, pact.version_id),
         .consumer_tags = tag_names(work, pact.version_id)},
        {.number = result.number,
         .provider_version_id = result.provider_version_id,
         .provider_version = result.provider_version,
         .success = result.success,
         .id = result.id,
         .provider_branch = branch_in(branches, result.provider_version_id)});
}

/// The ids of the consumer versions that a result is for.
std::vector<std::int64_t> consumer_versions_of(Work& work,
                                               const Pact& pact,
                                               const VerificationInput& input) {
    auto ids = input.consumer_versions;
    if (ids.empty() && input.consumer_version_number) {
        const auto named =
            store::find_version(work.session, pact.consumer_id, *input.consumer_version_number);
        if (named) {
            ids.push_back(named->id);
        }
    }
    if (ids.empty()) {
        ids.push_back(pact.version_id);
    }
    return ids;
}

}  // namespace

std::optional<RecordedVerification> record_verification(Work& work,
                                                        const Pair& pair,
                                                        std::string_view sha,
                                                        const VerificationInput& input) {
    store::lock_pacticipants(work.session, {.changed = {pair.provider}, .named = {pair.consumer}});
    auto pact = store::find_pact_by_sha(work.session, pair, sha);
    if (!pact) {
        return std::nullopt;
    }
    auto made = input.result;
    made.content_id = pact->content_id;
    made.consumer_id = pact->consumer_id;
    made.provider_id = pact->provider_id;
    const auto provider_version = version_spelled(work, pact->provider, input.provider_version);
    made.provider_version_id =
        find_or_create_version(work, pact->provider_id, pact->provider, provider_version)
            .version.id;
    if (auto before = store::find_of_same_request(work.session, made)) {
        return RecordedVerification{{std::move(*pact), std::move(*before)}, {}};
    }
    const auto key = store::insert_verification(work.session, made, work.now);
    auto result = stored_result(made, key, *pact, provider_version);
    auto events = events_of(work, *pact, result);
    tell(work, events);
    trigger_by_verification(work, events, consumer_versions_of(work, *pact, input));
    return RecordedVerification{{std::move(*pact), std::move(result)}, std::move(events)};
}

std::optional<PactResult> find_result(Work& work,
                                      const Pair& pair,
                                      std::string_view sha,
                                      std::int64_t number) {
    auto pact = store::find_pact_by_sha(work.session, pair, sha);
    if (!pact) {
        return std::nullopt;
    }
    auto result = store::find_verification(work.session, pact->content_id, number);
    if (!result) {
        return std::nullopt;
    }
    return PactResult{std::move(*pact), std::move(*result)};
}

std::optional<PactResult> find_latest_result(Work& work, const Pair& pair, const WhichPact& which) {
    auto pact = find_pact(work, pair, which);
    if (!pact) {
        return std::nullopt;
    }
    auto result = store::find_latest_verification(work.session, pact->content_id);
    if (!result) {
        return std::nullopt;
    }
    return PactResult{std::move(*pact), std::move(*result)};
}

void delete_result(Work& work, const Verification& result) {
    store::lock_pacticipants(work.session, {.changed = {result.provider}});
    store::delete_verification(work.session, result);
}

std::vector<VersionTag> provider_version_tags(Work& work, const Verification& result) {
    const std::int64_t ids[] = {result.provider_version_id};
    return store::find_version_details(work.session, ids)[result.provider_version_id].tags;
}

std::optional<std::vector<PactStanding>> standing_of_version(Work& work,
                                                             std::string_view consumer,
                                                             std::string_view version) {
    const auto owner = store::find_pacticipant(work.session, consumer);
    const auto found = owner ? store::find_version(work.session, owner->id, version) : std::nullopt;
    if (!found) {
        return std::nullopt;
    }
    std::unordered_map<std::int64_t, Verification> results;
    for (auto& result : store::latest_verifications_of(work.session, found->id)) {
        results.emplace(result.content_id, std::move(result));
    }
    std::vector<PactStanding> standing;
    for (auto& pact : store::list_pacts(work.session, {.consumer_version_id = found->id})) {
        const auto result = results.find(pact.content_id);
        standing.push_back(
            {std::move(pact),
             result == results.end() ? std::nullopt : std::optional(result->second)});
    }
    return standing;
}

}  // namespace accord::broker::service
