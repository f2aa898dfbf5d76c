// Pacts of one pair made one.
#pragma once

#include "base/result.hpp"
#include "contract/model/model.hpp"

#include <optional>
#include <string>
#include <unordered_map>

namespace accord::contract {

/// `existing` with the interactions of `added`. The same description and states with the same
/// content is one interaction; with another content, V4 lets the added one replace the old, V2 and
/// V3 conflict. Errors: kConflict naming the interaction and every place where it differs, or when
/// the two are of different pairs.
Result<Pact> merge_pacts(const Pact& existing, const Pact& added);

/// As merge_pacts, for any number of pacts: each interaction is looked at once, however many pacts
/// follow.
class PactMerge {
  public:
    explicit PactMerge(Pact existing);

    /// After an error what was merged is of no use.
    Result<void> add(const Pact& added);

    [[nodiscard]] const Pact& pact() const { return pact_; }
    Pact take() { return std::move(pact_); }

  private:
    Result<void> add(const Interaction& interaction);
    void remember(std::size_t index);
    void remember_all();
    [[nodiscard]] std::optional<std::size_t> find(const Interaction& interaction) const;

    Pact pact_;
    std::unordered_map<std::string, std::size_t> by_identity_;
    std::unordered_map<std::string, std::size_t> by_key_;
};

}  // namespace accord::contract
