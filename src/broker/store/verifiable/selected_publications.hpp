// The publications for one provider that consumer version selectors choose: the newest revision of
// each consumer version. Every query begins at the provider's consumers, so its cost is that of
// what it chooses.
#pragma once

#include "broker/domain/verifiable_pact.hpp"
#include "db/session.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace accord::broker::store {

class PublicationSelector {
  public:
    PublicationSelector(db::Session& session, std::int64_t provider_id)
        : session_(session), provider_id_(provider_id) {}

    /// One entry for each publication found, with the selector as its only criterion.
    std::vector<domain::VerifiablePact> find(const domain::ConsumerVersionSelector& selector);
    /// What the selector's fallback finds.
    std::vector<domain::VerifiablePact> find_fallback(
        const domain::ConsumerVersionSelector& selector);
    /// For each consumer its main branch, else the latest tagged with that branch's name, else its
    /// latest; and everything deployed or released.
    std::vector<domain::VerifiablePact> by_default();

    /// The heads of all branches, and of all tags, published after `since`.
    std::vector<domain::VerifiablePact> branch_heads_since(Instant since);
    std::vector<domain::VerifiablePact> tag_heads_since(Instant since);

  private:
    struct Row;

    std::vector<Row> rows(const std::string& sql, const db::Params& params);
    std::vector<Row> rows_of(const domain::ConsumerVersionSelector& selector);
    std::vector<Row> tagged(const domain::ConsumerVersionSelector& selector);
    std::vector<Row> in_environments(const domain::ConsumerVersionSelector& selector);
    std::vector<domain::VerifiablePact> main_or_latest();

    db::Session& session_;
    std::int64_t provider_id_;
};

}  // namespace accord::broker::store
