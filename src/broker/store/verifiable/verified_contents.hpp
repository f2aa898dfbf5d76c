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
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

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
    /// A branch, or the versions with a tag.
    struct Group {
        /// Until when a success by others counts; nothing: always, there is no such group yet.
        std::optional<Instant> created_at;
        std::optional<Instant> first_version_at;
    };

    void find_branch(std::int64_t provider_id);
    ContentIds verified_by_branch(std::span<const std::int64_t> contents);
    ContentIds verified_by_tag(std::span<const std::int64_t> contents, const std::string& tag);
    ContentIds beyond_wip_of_branch(std::span<const std::int64_t> contents, Instant since);

    db::Session& session_;
    const domain::PactsForVerificationQuery& query_;
    std::int64_t branch_id_ = domain::kNoId;
    Group branch_;
    bool branch_is_small_ = false;
    std::map<std::string, Group> tags_;
};

}  // namespace accord::broker::store
