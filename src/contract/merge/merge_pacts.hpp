// Pacts of one pair made one.
#pragma once

#include "base/result.hpp"
#include "contract/model/changed.hpp"
#include "contract/model/model.hpp"

#include <optional>
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

    /// Interactions that one description and its states may mean.
    struct Alike {
        Places places;
        bool has_contents = false;  ///< looked at when first asked for
        std::unordered_map<std::string, Places> by_content;
    };

    /// What came with one pact.
    struct Taken {
        Places places;
        std::unordered_map<const Alike*, std::size_t> next_free;  ///< none before it is free
    };

    /// Where an interaction may go. Nothing: there is none.
    struct Known {
        std::optional<std::size_t> first;
        std::optional<std::size_t> same;  ///< with this content
        std::optional<std::size_t> free;  ///< of another pact
    };

    Result<void> add(const Interaction& interaction, Taken& taken);
    [[nodiscard]] Known find(const Interaction& interaction, Taken& taken);
    void read_contents(Alike& alike);
    void remember(std::size_t place);
    void forget(std::size_t place);
    void remember_all();

    Pact pact_;
    Changed changed_;
    std::unordered_map<std::string, Alike> by_identity_;
    std::unordered_map<std::string, Places> by_key_;
};

}  // namespace accord::contract
