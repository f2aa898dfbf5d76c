// The pacts a provider is to verify: chosen publications grouped by content, each with why it was
// chosen, whether it is pending, and the work-in-progress pacts that nobody asked for.
#pragma once

#include "base/clock.hpp"
#include "broker/domain/consumer_version_selector.hpp"
#include "broker/domain/matrix/resolved_selector.hpp"
#include "broker/domain/metadata.hpp"
#include "broker/domain/pacts_for_verification_query.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace accord::broker::domain {

/// Why a publication was chosen: a selector, with what it found.
struct Criterion {
    ConsumerVersionSelector selector;
    Version consumer_version;
    std::string main_branch = {};  ///< the consumer's, for a selector of main branches
    std::string environment = {};  ///< where it is, for deployed, released and environment
    bool production = false;       ///< of that environment
    bool fallback = false;         ///< found by the selector's fallback tag or branch

    auto operator<=>(const Criterion&) const = default;
};

/// One pact content to verify; `consumer_version` is the newest of those it was chosen for.
struct VerifiablePact {
    Pacticipant consumer;
    Version consumer_version;
    std::int64_t pact_version_id = 0;
    std::string sha;
    std::vector<Criterion> criteria;
    std::size_t criteria_left_out = 0;  ///< older ones, of which there are more than are told
    std::optional<bool> pending = {};   ///< nothing: nobody asked
    std::vector<std::string> pending_tags = {};
    std::vector<std::string> verified_tags = {};
    bool wip = false;

    bool operator==(const VerifiablePact&) const = default;
};

/// What the provider has verified of one content.
struct VerificationFacts {
    /// Successfully, by any version.
    bool by_any_version = false;
    /// Successfully, by a version of the branch in question, or by another branch before that
    /// branch began.
    bool by_branch = false;
    /// The tags in question for which the same holds.
    std::set<std::string> by_tags = {};
};

/// Makes one of those with the same consumer and content, with its criteria in order: of each kind
/// the newest `kCriteriaToldMax`. Sorted by consumer and consumer version.
std::vector<VerifiablePact> merge_by_content(std::vector<VerifiablePact> pacts);

/// Sets whether the pact is pending, if the query asks for it: a content that was never verified
/// successfully by the provider's branch, by one of its tags, or at all.
void judge_pending(VerifiablePact& pact,
                   const PactsForVerificationQuery& query,
                   const VerificationFacts& facts);

/// The selectors whose fallback has to be looked for, because nothing was chosen for their tag or
/// branch.
std::vector<ConsumerVersionSelector> needing_fallback(
    const std::vector<ConsumerVersionSelector>& selectors,
    const std::vector<VerifiablePact>& chosen);

/// Heads of consumers' branches and of their tags, as far as they are new enough to be in progress.
struct WipCandidates {
    std::vector<VerifiablePact> of_branches;
    std::vector<VerifiablePact> of_tags;
};

/// The work-in-progress pacts among the candidates: those not chosen already and not yet verified.
/// `is_verified` is asked for a content and, where the provider names no branch, one of its tags.
std::vector<VerifiablePact> find_wip(
    const WipCandidates& candidates,
    const PactsForVerificationQuery& query,
    const std::vector<VerifiablePact>& chosen,
    const std::function<bool(std::int64_t pact_version_id, const std::string& tag)>& is_verified);

/// What the pact's URL is to carry along: selectors, as far as there is room for them.
UrlMetadata metadata_of(const VerifiablePact& pact);

}  // namespace accord::broker::domain
