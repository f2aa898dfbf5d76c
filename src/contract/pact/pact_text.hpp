// A pact file as text: what stands around its interactions, and the text of each. One more
// interaction is put in its place without reading, modelling or rendering the others again.
#pragma once

#include "contract/model/changed.hpp"
#include "contract/model/model.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace accord::contract {

class PactText {
  public:
    /// Error: as pact_to_json; kInvalidInput when the pact has no interaction, or text
    /// that is no UTF-8.
    static Result<PactText> of(const Pact& pact);

    /// The bytes of the file: pact_to_json's, indented.
    [[nodiscard]] const std::string& text() const { return text_; }

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
        std::string sort_key, identity, key;
        std::size_t begin = 0, bytes = 0;  ///< of the file's text
        [[nodiscard]] std::size_t end() const { return begin + bytes; }
    };
    using EntryPointer = std::unique_ptr<Entry>;
    using Entries = std::vector<EntryPointer>;
    using Known = std::unordered_multimap<std::string_view, const Entry*>;
    using Order = std::pair<std::string_view, std::string_view>;
    struct Rendered {
        EntryPointer entry;
        std::string text;
        bool operator<(const Rendered& other) const { return order() < other.order(); }
        [[nodiscard]] Order order() const { return {entry->sort_key, text}; }
    };

    PactText() = default;
    [[nodiscard]] Rendered render(const Interaction& interaction) const;
    [[nodiscard]] EntryPointer read_entry(std::string_view text) const;
    [[nodiscard]] bool has_place_for(const Pact& pact) const;
    [[nodiscard]] std::string_view text_of(const Entry& entry) const;
    [[nodiscard]] Order order_of(const Entry& entry) const;
    [[nodiscard]] Entries::const_iterator place_of(const Rendered& rendered) const;
    [[nodiscard]] const Entry* find_same(const Rendered& rendered) const;
    [[nodiscard]] std::vector<const Entry*> find(const Entry& entry) const;
    const Entry& insert(Rendered rendered);
    void erase(const Entry& entry);
    static void forget(Known& known, const std::string& name, const Entry& entry);
    void remember(const Entry& entry);

    Pact frame_;            ///< without interactions
    std::size_t kind_ = 0;  ///< of the interactions, where the version has one kind only
    std::string text_;
    std::size_t head_bytes_ = 0;  ///< up to the first interaction
    std::size_t tail_bytes_ = 0;  ///< from behind the last
    Entries entries_;             ///< in the order of the text, which is sorted
    Known by_identity_, by_key_;
};

}  // namespace accord::contract
