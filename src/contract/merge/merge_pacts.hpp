// Pacts of one pair made one.
#pragma once

#include "base/result.hpp"
#include "contract/model/changed.hpp"
#include "contract/model/model.hpp"

#include <set>
#include <string>
#include <unordered_map>

namespace accord::contract {

/// `existing` with the interactions of `added`. The same description and states with the same
/// content is one interaction; with another content the added one replaces the old, or conflicts.
/// Several of `added` itself with the same description and states stay beside each other. Errors:
/// kConflict naming the interaction and every place where it differs, or when the two are of
/// different pairs.
Result<Pact> merge_pacts(const Pact& existing,
                         const Pact& added,
                         Changed changed = Changed::kConflicts);

/// As merge_pacts, for any number of pacts: each interaction is looked at once, however many pacts
/// follow.
class PactMerge {
  public:
    explicit PactMerge(Pact existing, Changed changed = Changed::kConflicts);

    /// After an error what was merged is of no use.
    Result<void> add(const Pact& added);

    [[nodiscard]] const Pact& pact() const { return pact_; }
    Pact take() { return std::move(pact_); }

  private:
    using Places = std::set<std::size_t>;

    /// `taken`: the places of those that came with the same pact.
    Result<void> add(const Interaction& interaction, Places& taken);
    void remember(std::size_t index);
    void remember_all();
    [[nodiscard]] Places find(const Interaction& interaction) const;

    Pact pact_;
    Changed changed_;
    std::unordered_multimap<std::string, std::size_t> by_identity_;
    std::unordered_map<std::string, std::size_t> by_key_;
};

}  // namespace accord::contract
