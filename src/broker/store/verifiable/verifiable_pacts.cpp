// The pacts for verification: what the selectors choose, merged by content, judged pending or not,
// and what is in progress besides.
#include "broker/store/verifiable/verifiable_pacts.hpp"

#include "broker/store/verifiable/selected_publications.hpp"
#include "broker/store/verifiable/verified_contents.hpp"

#include <algorithm>
#include <iterator>

namespace accord::broker::store {
namespace {

using domain::ConsumerVersionSelector;
using domain::PactsForVerificationQuery;
using domain::VerifiablePact;

std::vector<VerifiablePact> choose(PublicationSelector& publications,
                                   const PactsForVerificationQuery& query) {
    if (query.selectors.empty()) {
        return publications.by_default();
    }
    std::vector<VerifiablePact> chosen;
    for (const ConsumerVersionSelector& selector : query.selectors) {
        std::ranges::move(publications.find(selector), std::back_inserter(chosen));
    }
    for (const auto& selector : domain::needing_fallback(query.selectors, chosen)) {
        std::ranges::move(publications.find_fallback(selector), std::back_inserter(chosen));
    }
    return chosen;
}

}  // namespace

std::vector<VerifiablePact> find_verifiable_pacts(db::Session& session,
                                                  std::int64_t provider_id,
                                                  const PactsForVerificationQuery& query,
                                                  Instant now) {
    PublicationSelector publications(session, provider_id);
    auto pacts = domain::merge_by_content(choose(publications, query));
    VerifiedContents verified(session, provider_id, query);
    for (VerifiablePact& pact : pacts) {
        domain::judge_pending(pact, query, verified.facts(pact.pact_version_id));
    }
    const bool names_provider_version = query.provider_branch || !query.provider_tags.empty();
    if (!query.include_wip_since || !names_provider_version) {
        return pacts;
    }
    auto wip = domain::find_wip({publications.branch_heads_since(*query.include_wip_since),
                                 publications.tag_heads_since(*query.include_wip_since)},
                                query,
                                pacts,
                                [&](std::int64_t pact_version_id, const std::string& tag) {
                                    return verified.excludes_wip(pact_version_id, tag, now);
                                });
    std::ranges::move(wip, std::back_inserter(pacts));
    return pacts;
}

}  // namespace accord::broker::store
