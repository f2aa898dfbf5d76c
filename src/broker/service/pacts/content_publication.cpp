// Storing a content as a pact, and finding out what that means to those who wait for changes.
#include "broker/service/pacts/content_publication.hpp"

#include "base/json_exact.hpp"
#include "broker/store/pacts/publication_facts.hpp"

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

/// With the versions before it that a consumer of its kind would look at: those with the same tags,
/// or without any.
std::vector<ContentComparison> compare_with_predecessors(Work& work, const Pact& pact) {
    std::vector<ContentComparison> made;
    for (const auto& before : store::tagged_predecessors(work.session, pact)) {
        made.push_back(
            {ContentComparison::With::kLastTagged, finding_of(before.sha, pact.sha), before.tag});
    }
    if (made.empty()) {
        const auto before = store::untagged_predecessor(work.session, pact);
        made.push_back({ContentComparison::With::kLastUntagged, finding_of(before, pact.sha)});
    }
    return made;
}

std::vector<ContentComparison> compare(Work& work, const Pact& pact, PublicationOutcome outcome) {
    switch (outcome) {
        case PublicationOutcome::kUnchanged:
            return {};
        case PublicationOutcome::kModified:
            return {{ContentComparison::With::kSameVersion, ContentComparison::Finding::kChanged}};
        case PublicationOutcome::kFirst:
            break;
    }
    return compare_with_predecessors(work, pact);
}

Publication tell(Work& work, Pact pact, PublicationOutcome outcome) {
    const domain::EventContract contract{.consumer_id = pact.consumer_id,
                                         .consumer = pact.consumer,
                                         .consumer_version_id = pact.version_id,
                                         .consumer_version = pact.version,
                                         .provider_id = pact.provider_id,
                                         .provider = pact.provider,
                                         .content_id = pact.content_id,
                                         .sha = pact.sha};
    auto events = domain::publication_events(
        contract, compare(work, pact, outcome), store::requires_verification(work.session, pact));
    return {outcome, std::move(pact), std::move(events)};
}

}  // namespace

Modification modification_of(const Settings& settings) {
    return settings.allow_dangerous_contract_modification ? Modification::kAllowed
                                                          : Modification::kRefused;
}

std::expected<PublishedContent, Refusal> publish_content(Work& work,
                                                         const store::PactPlace& place,
                                                         const std::optional<Pact>& known,
                                                         const domain::PactContent& content,
                                                         Modification modification) {
    if (known && known->sha == content.sha) {
        return PublishedContent{tell(work, *known, PublicationOutcome::kUnchanged), false};
    }
    if (known && modification == Modification::kRefused) {
        return std::unexpected(ContentMustStay{place.consumer, place.version, place.provider});
    }
    auto stored = store::publish_pact(work.session, place, content, work.now);
    const auto outcome = known ? PublicationOutcome::kModified : PublicationOutcome::kFirst;
    return PublishedContent{tell(work, std::move(stored.pact), outcome), stored.content_is_new};
}

std::expected<domain::PactContent, Refusal> merged_content(Work& work,
                                                           const Pact& known,
                                                           const json::Object& document) {
    // With its _ids a stored pact may be larger than a body that is taken, and have more values.
    const std::string text = store::content_text(work.session, known.content_id);
    const auto stored = json::parse(text, {.bytes_max = text.size(), .values_max = text.size()});
    auto merged = domain::merge_pacts(stored.value().get_object(), document);
    if (!merged) {
        return std::unexpected(CannotMerge{});
    }
    auto content = domain::make_pact_content(std::move(*merged));
    if (!content) {
        return std::unexpected(NoContract{content.error().message});
    }
    return std::move(*content);
}

}  // namespace accord::broker::service
