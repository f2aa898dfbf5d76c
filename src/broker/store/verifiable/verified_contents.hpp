// What a provider has verified successfully of contents, as far as a request for pacts depends on
// it.
#pragma once

#include "broker/domain/verifiable_pact.hpp"
#include "db/session.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace accord::broker::store {

using ContentIds = std::unordered_set<std::int64_t>;
using FactsByContent = std::unordered_map<std::int64_t, domain::VerificationFacts>;

/// Every question is one query for all contents.
class VerifiedContents {
  public:
    /// `query` must outlive this.
    VerifiedContents(db::Session& session,
                     std::int64_t provider_id,
                     const domain::PactsForVerificationQuery& query);

    /// What decides whether each content is pending; a content of which nothing holds may be left
    /// out. A success by another branch (or tag) counts as one by the branch in question when it
    /// came before that branch did.
    FactsByContent facts(std::span<const std::int64_t> contents);

    /// The contents that can be no work in progress any more: they were verified successfully,
    /// while they were none, by the query's branch, or by `tag` when the query has no branch; or by
    /// another before that one began. By branch only the query's last days count; of tags those
    /// that the version had when it verified.
    ContentIds beyond_wip(std::span<const std::int64_t> contents,
                          const std::string& tag,
                          Instant now);

  private:
    db::Session& session_;
    std::int64_t provider_id_;
    const domain::PactsForVerificationQuery& query_;
    std::int64_t branch_id_ = domain::kNoId;
    /// Until when a success by another branch counts; nothing: always, there is no such branch yet.
    std::optional<Instant> branch_created_at_;
    std::optional<Instant> first_branch_version_at_;
    std::map<std::string, std::optional<Instant>> tag_created_at_;
};

}  // namespace accord::broker::store
