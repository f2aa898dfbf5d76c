// A pact file as text: what stands around its interactions, and the text of each. One more
// interaction is put in its place without reading, modelling or rendering the others again.
#pragma once

#include "contract/model/changed.hpp"
#include "contract/model/model.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace accord::contract {

class PactText {
  public:
    /// Error: as pact_to_json; kInvalidInput when the pact has no interaction, or text
    /// that is no UTF-8.
    static Result<PactText> of(const Pact& pact);

    /// The bytes of the file: pact_to_json's, indented.
    [[nodiscard]] std::string text() const;
    /// The same in pieces, until this object changes.
    [[nodiscard]] std::vector<std::string_view> pieces() const;

    enum class Added {
        kNothing,  ///< all is there already
        kSome,
        kUnclear,  ///< a conflict, more to change than interactions, or nothing to write: of() and
                   ///< merge_pacts decide. This object is of no use any more
    };

    /// As merge_pacts.
    Added add(const Pact& pact, Changed changed = Changed::kConflicts);

    /// Becomes what `file` says, which others wrote since; reads the interactions that are new.
    /// False when it is not as text() would write it; then this object is of no use any more.
    bool follow(std::string_view file);

  private:
    /// One interaction of the file.
    struct Entry {
        std::string sort_key, identity, key, text;
        bool operator<(const Entry& other) const {
            return std::tie(sort_key, text) < std::tie(other.sort_key, other.text);
        }
    };
    using EntryPointer = std::unique_ptr<const Entry>;

    PactText() = default;
    [[nodiscard]] Entry entry_of(const Interaction& interaction) const;
    [[nodiscard]] EntryPointer read_entry(std::string_view text) const;
    [[nodiscard]] bool has_place_for(const Pact& pact) const;
    [[nodiscard]] std::vector<const Entry*> find(const Entry& entry) const;
    void insert(EntryPointer entry);
    void erase(const Entry& entry);
    void remember(const Entry& entry);

    Pact frame_;            ///< without interactions
    std::size_t kind_ = 0;  ///< of the interactions, where the version has one kind only
    std::string head_;      ///< up to the first interaction
    std::string tail_;      ///< from behind the last
    std::vector<EntryPointer> entries_;  ///< sorted
    std::unordered_multimap<std::string_view, const Entry*> by_identity_;
    std::unordered_map<std::string_view, const Entry*> by_key_;
};

}  // namespace accord::contract
