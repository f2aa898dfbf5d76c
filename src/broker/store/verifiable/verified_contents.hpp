// What a provider has verified successfully of one content, as far as a request for pacts depends
// on it.
#pragma once

#include "broker/domain/verifiable_pact.hpp"
#include "db/session.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace accord::broker::store {

class VerifiedContents {
  public:
    /// `query` must outlive this.
    VerifiedContents(db::Session& session,
                     std::int64_t provider_id,
                     const domain::PactsForVerificationQuery& query);

    /// What decides whether the content is pending. A success by another branch (or tag) counts as
    /// one by the branch in question when it came before that branch did.
    domain::VerificationFacts facts(std::int64_t pact_version_id);

    /// Whether the content can be no work in progress any more: it was verified successfully, while
    /// it was none, by the query's branch, or by `tag` when the query has no branch; or by another
    /// before that one began. By branch only the last 30 days count; of tags those that the version
    /// had when it verified.
    bool excludes_wip(std::int64_t pact_version_id, const std::string& tag, Instant now);

  private:
    bool by_tag(std::int64_t pact_version_id, const std::string& tag);

    db::Session& session_;
    std::int64_t provider_id_;
    const domain::PactsForVerificationQuery& query_;
    /// Until when a success by another branch counts; nothing: always, there is no such branch yet.
    std::optional<Instant> branch_created_at_;
    std::optional<Instant> first_branch_version_at_;
    std::map<std::string, std::optional<Instant>> tag_created_at_;
};

}  // namespace accord::broker::store
