// Storing contents as pacts, and finding out what that means to those who wait for changes.
#include "broker/service/pacts/content_publication.hpp"

#include "base/json_exact.hpp"
#include "broker/service/events/events.hpp"
#include "broker/store/pacts/publication_facts.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace accord::broker::service {
namespace {

using domain::ContentComparison;

ContentComparison::Finding finding_of(const std::optional<std::string>& before,
                                      const std::string& sha) {
    if (!before) {
        return ContentComparison::Finding::kFirst;
    }
    return *before == sha ? ContentComparison::Finding::kUnchanged
                          : ContentComparison::Finding::kChanged;
}

std::vector<ContentComparison> compare(const store::PublicationFacts& facts,
                                       const Pact& pact,
                                       PublicationOutcome outcome) {
    using With = ContentComparison::With;
    std::vector<ContentComparison> made;
    switch (outcome) {
        case PublicationOutcome::kUnchanged:
            break;
        case PublicationOutcome::kModified:
            made.push_back({With::kSameVersion, ContentComparison::Finding::kChanged});
            break;
        case PublicationOutcome::kFirst:
            for (const auto& [tag, sha] : facts.predecessors) {
                made.push_back({tag.empty() ? With::kLastUntagged : With::kLastTagged,
                                finding_of(sha, pact.sha),
                                tag});
            }
    }
    return made;
}

std::vector<std::string> tags_in(const store::PublicationFacts& facts) {
    std::vector<std::string> tags;
    for (const auto& [tag, sha] : facts.predecessors) {
        if (!tag.empty()) {
            tags.push_back(tag);
        }
    }
    return tags;
}

Publication with_events(Pact pact,
                        PublicationOutcome outcome,
                        const store::PublicationFacts& facts) {
    const domain::EventContract contract{.consumer_id = pact.consumer_id,
                                         .consumer = pact.consumer,
                                         .consumer_version_id = pact.version_id,
                                         .consumer_version = pact.version,
                                         .provider_id = pact.provider_id,
                                         .provider = pact.provider,
                                         .content_id = pact.content_id,
                                         .sha = pact.sha,
                                         .publication_id = pact.id,
                                         .consumer_branch = facts.branch,
                                         .consumer_tags = tags_in(facts)};
    auto events = domain::publication_events(
        contract, compare(facts, pact, outcome), facts.requires_verification);
    return {outcome, std::move(pact), std::move(events)};
}

/// Keeps for watchers what happened, and sets the webhooks off that wait for it.
void carry_on(Work& work, std::vector<PublishedContent>& published) {
    std::vector<domain::Event> events;
    for (const auto& one : published) {
        std::ranges::copy(one.publication.events, std::back_inserter(events));
    }
    tell(work, events);
    auto [webhooks, served_providers] = trigger_by_publication(work, events);
    for (auto& one : published) {
        one.publication.has_webhook =
            std::ranges::find(served_providers, one.publication.pact.provider_id) !=
            served_providers.end();
    }
    for (auto& triggered : webhooks) {
        const auto caused =
            std::ranges::find(published, triggered.provider_id, [](const PublishedContent& one) {
                return one.publication.pact.provider_id;
            });
        caused->publication.triggered.push_back(std::move(triggered));
    }
}

bool is_unchanged(const ContentToPublish& one) {
    return one.known && one.known->sha == one.content.sha;
}

std::optional<ContentMustStay> refuse_modification(Work& work,
                                                   std::span<const ContentToPublish> contents,
                                                   Modification modification) {
    if (modification == Modification::kAllowed) {
        return std::nullopt;
    }
    const auto changed = std::ranges::find_if(
        contents, [](const ContentToPublish& one) { return one.known && !is_unchanged(one); });
    if (changed == contents.end()) {
        return std::nullopt;
    }
    const auto& place = changed->place;
    return ContentMustStay{.consumer = place.consumer,
                           .version = place.version,
                           .provider = place.provider,
                           .stored = store::content_text(work.session, changed->known->content_id),
                           .given = changed->content.text};
}

/// Of those that are not there yet, one for each provider.
std::map<std::int64_t, store::StoredPublication> store_new_ones(
    Work& work, std::span<const ContentToPublish> contents) {
    std::vector<store::PactToStore> pacts;
    std::set<std::int64_t> providers;
    for (const auto& one : contents) {
        if (!is_unchanged(one) && providers.insert(one.place.provider_id).second) {
            pacts.push_back({one.place, one.content, one.known.has_value()});
        }
    }
    std::map<std::int64_t, store::StoredPublication> stored;
    for (auto& one : store::publish_pacts(work.session, pacts, work.now)) {
        const auto provider_id = one.pact.provider_id;
        stored.emplace(provider_id, std::move(one));
    }
    return stored;
}

/// What became of each, before it is told.
std::vector<PublishedContent> outcomes_of(
    std::span<const ContentToPublish> contents,
    const std::map<std::int64_t, store::StoredPublication>& stored) {
    std::vector<PublishedContent> made;
    std::set<std::int64_t> told;
    for (const auto& one : contents) {
        const auto found = stored.find(one.place.provider_id);
        if (found == stored.end()) {
            made.push_back({.publication = {PublicationOutcome::kUnchanged, *one.known}});
            continue;
        }
        const bool is_first = told.insert(one.place.provider_id).second;
        const auto outcome = !is_first   ? PublicationOutcome::kUnchanged
                             : one.known ? PublicationOutcome::kModified
                                         : PublicationOutcome::kFirst;
        const auto& [pact, content_is_new] = found->second;
        made.push_back({.publication = {outcome, pact}, .stored_as_given = content_is_new});
    }
    return made;
}

}  // namespace

Modification modification_of(const Settings& settings) {
    return settings.allow_dangerous_contract_modification ? Modification::kAllowed
                                                          : Modification::kRefused;
}

std::expected<std::vector<PublishedContent>, Refusal> publish_contents(
    Work& work, std::span<const ContentToPublish> contents, Modification modification) {
    if (auto refusal = refuse_modification(work, contents, modification)) {
        return std::unexpected(std::move(*refusal));
    }
    auto published = outcomes_of(contents, store_new_ones(work, contents));
    std::vector<Pact> pacts;
    for (const auto& one : published) {
        pacts.push_back(one.publication.pact);
    }
    const auto facts = store::publication_facts(work.session, pacts);
    for (std::size_t i = 0; i < published.size(); ++i) {
        auto& [publication, as_given, ever_verified] = published[i];
        publication = with_events(std::move(publication.pact), publication.outcome, facts[i]);
        ever_verified = facts[i].ever_verified;
    }
    carry_on(work, published);
    return published;
}

std::expected<domain::PactContent, Refusal> merged_content(Work& work,
                                                           const Pact& known,
                                                           const json::Object& document) {
    const auto stored = domain::parse_stored(store::content_text(work.session, known.content_id));
    auto merged = domain::merge_pacts(stored.value().get_object(), document);
    if (!merged) {
        return std::unexpected(CannotMerge{});
    }
    auto content = domain::make_pact_content(*merged);
    if (!content) {
        return std::unexpected(NoContract{content.error().message});
    }
    return std::move(*content);
}

}  // namespace accord::broker::service
