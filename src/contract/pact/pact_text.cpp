// Finds the interactions in a pact's text, and puts one in between.
#include "contract/pact/pact_text.hpp"

#include "base/json_exact.hpp"
#include "base/text.hpp"
#include "contract/pact/interaction_json.hpp"
#include "contract/pact/interaction_key.hpp"
#include "contract/pact/write_pact.hpp"

#include <algorithm>
#include <unordered_set>

namespace accord::contract {
namespace {

constexpr std::string_view kBetween = ",\n";
constexpr std::string_view kPlaceholder = "    null";
constexpr std::string_view kEntryEnd = "\n    }";  // no line of a text inside begins so

/// An interaction's JSON in its place: a list inside an object.
std::string entry_text(const Interaction& interaction, SpecVersion version) {
    return "    " + json::write_sorted(interaction_to_json(interaction, version), 2);
}

/// JSON is UTF-8; text that was read is, but what a test gives may not be.
Result<void> check_is_utf8(std::string_view text, std::string_view whose) {
    if (is_utf8(text)) {
        return {};
    }
    std::string name(whose);
    if (!is_utf8(name)) {
        std::ranges::replace_if(name, [](char c) { return c < 0; }, '?');
    }
    return fail(ErrorCode::kInvalidInput,
                name + ": a text is not valid UTF-8, which a pact file can't hold");
}

bool is_known(const json::Object& all, const json::Object& some) {
    return std::ranges::all_of(some, [&](const auto& member) {
        const json::Value* known = all.if_contains(member.key());
        return known && json::equal(*known, member.value());
    });
}

/// Takes the first entry off a list of them; empty when there is none that ends.
std::string_view take_entry(std::string_view& list, std::string_view expected) {
    std::string_view entry = expected;
    const bool is_expected =
        list.starts_with(expected) &&
        (list.size() == expected.size() || list.substr(expected.size()).starts_with(kBetween));
    if (!is_expected) {
        const std::size_t end = list.find(kEntryEnd);
        if (end == std::string_view::npos) {
            return {};
        }
        entry = list.substr(0, end + kEntryEnd.size());
    }
    list.remove_prefix(entry.size());
    if (list.starts_with(kBetween)) {
        list.remove_prefix(kBetween.size());
    }
    return entry;
}

}  // namespace

Result<PactText> PactText::of(const Pact& pact) {
    if (pact.interactions.empty()) {
        return fail(ErrorCode::kInvalidInput, "a pact without interactions has no place for more");
    }
    if (auto checked = check_kinds(pact); !checked) {
        return fail(checked.error());
    }
    PactText out;
    out.frame_ = {.consumer = pact.consumer,
                  .provider = pact.provider,
                  .version = pact.version,
                  .metadata = pact.metadata,
                  .extra = pact.extra};
    out.kind_ = pact.interactions.front().content.index();
    for (const Interaction& interaction : pact.interactions) {
        auto entry = std::make_unique<Entry>(out.entry_of(interaction));
        const auto checked =
            check_is_utf8(entry->text, fmt::format("interaction \"{}\"", interaction.description));
        if (!checked) {
            return fail(checked.error());
        }
        out.entries_.push_back(std::move(entry));
        out.remember(*out.entries_.back());
    }
    const std::string_view name = interactions_name(pact);
    json::Object document = frame_to_json(out.frame_);
    document[name] = json::Array{nullptr};
    const std::string whole = json::write_sorted(document) + "\n";
    if (auto checked = check_is_utf8(whole, "the pact"); !checked) {
        return fail(checked.error());
    }
    const std::string list = fmt::format("\n  \"{}\": [\n", name);
    const std::size_t at = whole.find(list) + list.size();
    out.head_ = whole.substr(0, at);
    out.tail_ = whole.substr(at + kPlaceholder.size());
    std::ranges::sort(out.entries_, [](const auto& a, const auto& b) { return *a < *b; });
    return out;
}

std::string PactText::text() const {
    const auto parts = pieces();
    std::size_t size = 0;
    for (const std::string_view part : parts) {
        size += part.size();
    }
    std::string out;
    out.reserve(size);
    for (const std::string_view part : parts) {
        out += part;
    }
    return out;
}

std::vector<std::string_view> PactText::pieces() const {
    std::vector<std::string_view> out;
    out.reserve(2 * entries_.size() + 2);
    out.push_back(head_);
    for (const auto& entry : entries_) {
        if (entry != entries_.front()) {
            out.push_back(kBetween);
        }
        out.push_back(entry->text);
    }
    out.push_back(tail_);
    return out;
}

PactText::Added PactText::add(const Pact& pact, Changed changed) {
    if (!has_place_for(pact)) {
        return Added::kUnclear;
    }
    Added out = Added::kNothing;
    const bool may_replace = frame_.version == SpecVersion::kV4 || changed == Changed::kReplaces;
    std::unordered_set<std::string> of_this_pact;
    for (const Interaction& interaction : pact.interactions) {
        Entry entry = entry_of(interaction);
        if (!is_utf8(entry.text)) {
            return Added::kUnclear;
        }
        const auto existing = find(entry);
        const bool is_first = of_this_pact.insert(entry.identity).second;
        const bool is_there = std::ranges::any_of(
            existing, [&](const Entry* known) { return known->text == entry.text; });
        if (is_there) {
            continue;
        }
        if (existing.size() > 1 || (!existing.empty() && (!may_replace || !is_first))) {
            return Added::kUnclear;
        }
        if (!existing.empty()) {
            erase(*existing.front());
        }
        insert(std::make_unique<Entry>(std::move(entry)));
        out = Added::kSome;
    }
    return out;
}

bool PactText::follow(std::string_view file) {
    if (file.size() < head_.size() + tail_.size() || !file.starts_with(head_) ||
        !file.ends_with(tail_)) {
        return false;
    }
    auto list = file.substr(head_.size(), file.size() - head_.size() - tail_.size());
    std::vector<EntryPointer> known = std::move(entries_);
    entries_.clear();
    for (std::size_t next = 0; !list.empty();) {
        const bool is_more = next < known.size();
        const std::string_view expected = is_more ? known[next]->text : std::string_view(" ");
        const std::string_view text = take_entry(list, expected);
        EntryPointer entry;
        if (is_more && text.data() == expected.data()) {
            entry = std::move(known[next++]);
        } else {
            entry = read_entry(text);
            if (!entry) {
                return false;
            }
            while (next < known.size() && !(*entry < *known[next])) {
                ++next;  // dropped or replaced
            }
        }
        if (!entries_.empty() && !(*entries_.back() < *entry)) {
            return false;
        }
        entries_.push_back(std::move(entry));
    }
    by_identity_.clear();
    by_key_.clear();
    for (const auto& entry : entries_) {
        remember(*entry);
    }
    return true;
}

PactText::Entry PactText::entry_of(const Interaction& interaction) const {
    return {.sort_key = sort_key(interaction, frame_.version),
            .identity = interaction_identity(interaction, frame_.version),
            .key = interaction.key,
            .text = entry_text(interaction, frame_.version)};
}

/// Nothing when the text is not as entry_of() writes what it says.
PactText::EntryPointer PactText::read_entry(std::string_view text) const {
    const auto value = json::parse(text);
    if (!value) {
        return nullptr;
    }
    const bool is_message = frame_.version == SpecVersion::kV3 && kind_ != 0;
    Interaction interaction;
    const auto read = is_message ? read_v3_message(*value, interaction)
                                 : read_interaction(*value, frame_.version, interaction);
    if (!read) {
        return nullptr;
    }
    Entry entry = entry_of(interaction);
    if (entry.text != text) {
        return nullptr;
    }
    return std::make_unique<Entry>(std::move(entry));
}

/// Whether nothing but the list of interactions would change.
bool PactText::has_place_for(const Pact& pact) const {
    const bool is_of_frame = pact.consumer == frame_.consumer && pact.provider == frame_.provider &&
                             pact.version <= frame_.version &&
                             is_known(frame_.metadata, pact.metadata) &&
                             is_known(frame_.extra, pact.extra);
    return is_of_frame && std::ranges::all_of(pact.interactions, [&](const auto& interaction) {
               return frame_.version == SpecVersion::kV4 || interaction.content.index() == kind_;
           });
}

/// What may be meant by the same interaction; several may have one description.
std::vector<const PactText::Entry*> PactText::find(const Entry& entry) const {
    if (const auto at = by_key_.find(entry.key); at != by_key_.end()) {
        return {at->second};
    }
    std::vector<const Entry*> out;
    const auto [first, last] = by_identity_.equal_range(entry.identity);
    std::for_each(first, last, [&](const auto& known) { out.push_back(known.second); });
    return out;
}

void PactText::insert(EntryPointer entry) {
    const auto place = std::ranges::upper_bound(
        entries_, *entry, std::less<>(), [](const auto& other) -> const Entry& { return *other; });
    remember(**entries_.insert(place, std::move(entry)));
}

void PactText::erase(const Entry& entry) {
    std::erase_if(by_identity_, [&](const auto& known) { return known.second == &entry; });
    std::erase_if(by_key_, [&](const auto& known) { return known.second == &entry; });
    std::erase_if(entries_, [&](const auto& other) { return other.get() == &entry; });
}

void PactText::remember(const Entry& entry) {
    by_identity_.emplace(entry.identity, &entry);
    if (!entry.key.empty()) {
        by_key_.emplace(entry.key, &entry);
    }
}

}  // namespace accord::contract
