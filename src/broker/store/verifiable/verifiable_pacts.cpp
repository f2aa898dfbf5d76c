// The pacts for verification: what the selectors choose, merged by content, judged pending or not,
// and what is in progress besides.
#include "broker/store/verifiable/verifiable_pacts.hpp"

#include "broker/store/verifiable/selected_publications.hpp"
#include "broker/store/verifiable/verified_contents.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>

namespace accord::broker::store {
namespace {

using domain::ConsumerVersionSelector;
using domain::PactsForVerificationQuery;
using domain::VerifiablePact;

constexpr std::string_view kUnverifiedSince = R"sql(
select min(p.created_at)
from pact_publications p
where p.provider_id = ? and p.created_at > ?
    and not exists (
        select 1
        from latest_verifications l
        where l.pact_version_id = p.pact_version_id)
group by p.pact_version_id
)sql";

/// What is asked for twice is found once, so that it is counted once.
std::vector<ConsumerVersionSelector> each_once(
    const std::vector<ConsumerVersionSelector>& selectors) {
    std::set<ConsumerVersionSelector> seen;
    std::vector<ConsumerVersionSelector> once;
    std::ranges::copy_if(selectors, std::back_inserter(once), [&](const auto& selector) {
        return seen.insert(selector).second;
    });
    return once;
}

std::vector<VerifiablePact> choose(PublicationSelector& publications,
                                   const PactsForVerificationQuery& query) {
    if (query.selectors.empty()) {
        return publications.by_default();
    }
    std::vector<VerifiablePact> chosen;
    for (const ConsumerVersionSelector& selector : each_once(query.selectors)) {
        std::ranges::move(publications.find(selector), std::back_inserter(chosen));
    }
    for (const auto& selector : domain::needing_fallback(query.selectors, chosen)) {
        std::ranges::move(publications.find_fallback(selector), std::back_inserter(chosen));
    }
    return chosen;
}

/// The contents of all of them, each once.
std::vector<std::int64_t> contents_of(
    std::initializer_list<const std::vector<VerifiablePact>*> lists) {
    std::vector<std::int64_t> ids;
    for (const auto* pacts : lists) {
        std::ranges::transform(*pacts, std::back_inserter(ids), &VerifiablePact::pact_version_id);
    }
    std::ranges::sort(ids);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

std::vector<VerifiablePact> in_progress(PublicationSelector& publications,
                                        VerifiedContents& verified,
                                        const PactsForVerificationQuery& query,
                                        const std::vector<VerifiablePact>& chosen,
                                        Instant now) {
    const domain::WipCandidates candidates{
        publications.branch_heads_since(*query.include_wip_since),
        publications.tag_heads_since(*query.include_wip_since)};
    const auto contents = contents_of({&candidates.of_branches, &candidates.of_tags});
    std::map<std::string, ContentIds> beyond_wip;  // by tag; of a branch under none
    const std::vector<std::string> of_branch{""};
    for (const auto& tag : query.provider_branch ? of_branch : query.provider_tags) {
        beyond_wip[tag] = verified.beyond_wip(contents, tag, now);
    }
    return domain::find_wip(
        candidates, query, chosen, [&](std::int64_t content, const std::string& tag) {
            return beyond_wip[tag].contains(content);
        });
}

}  // namespace

std::vector<VerifiablePact> find_verifiable_pacts(db::Session& session,
                                                  std::int64_t provider_id,
                                                  const PactsForVerificationQuery& query,
                                                  Instant now) {
    PublicationSelector publications(session, provider_id);
    auto pacts = domain::merge_by_content(choose(publications, query));
    VerifiedContents verified(session, provider_id, query);
    auto facts = verified.facts(contents_of({&pacts}));
    for (VerifiablePact& pact : pacts) {
        domain::judge_pending(pact, query, facts[pact.pact_version_id]);
    }
    const bool names_provider_version = query.provider_branch || !query.provider_tags.empty();
    if (query.include_wip_since && names_provider_version) {
        auto wip = in_progress(publications, verified, query, pacts, now);
        std::ranges::move(wip, std::back_inserter(pacts));
    }
    return pacts;
}

std::vector<Instant> find_unverified_since(db::Session& session,
                                           std::int64_t provider_id,
                                           Instant since) {
    return session.all<Instant>(kUnverifiedSince, provider_id, since);
}

}  // namespace accord::broker::store
