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
    std::vector<Rendered> list;
    for (const Interaction& interaction : pact.interactions) {
        list.push_back(out.render(interaction));
        const auto checked = check_is_utf8(
            list.back().text, fmt::format("interaction \"{}\"", interaction.description));
        if (!checked) {
            return fail(checked.error());
        }
    }
    std::ranges::sort(list, std::less<>());
    const std::string_view name = interactions_name(pact);
    json::Object document = frame_to_json(out.frame_);
    document[name] = json::Array{nullptr};
    const std::string whole = json::write_sorted(document) + "\n";
    if (auto checked = check_is_utf8(whole, "the pact"); !checked) {
        return fail(checked.error());
    }
    const std::string opening = fmt::format("\n  \"{}\": [\n", name);
    out.head_bytes_ = whole.find(opening) + opening.size();
    out.tail_bytes_ = whole.size() - out.head_bytes_ - kPlaceholder.size();
    out.text_ = whole.substr(0, out.head_bytes_);
    for (auto& [entry, text] : list) {
        if (!out.entries_.empty()) {
            out.text_ += kBetween;
        }
        entry->begin = out.text_.size();
        out.text_ += text;
        out.remember(*entry);
        out.entries_.push_back(std::move(entry));
    }
    out.text_.append(whole, whole.size() - out.tail_bytes_);
    return out;
}

PactText::Added PactText::add(const Pact& pact, Changed changed) {
    if (!has_place_for(pact)) {
        return Added::kUnclear;
    }
    Added out = Added::kNothing;
    const bool may_replace = frame_.version == SpecVersion::kV4 || changed == Changed::kReplaces;
    std::unordered_set<const Entry*> of_this_pact;
    for (const Interaction& interaction : pact.interactions) {
        Rendered rendered = render(interaction);
        if (!is_utf8(rendered.text)) {
            return Added::kUnclear;
        }
        if (const Entry* same = find_same(rendered)) {
            of_this_pact.insert(same);
            continue;
        }
        const auto existing = find(*rendered.entry);
        if (!existing.empty()) {
            const bool is_clear =
                may_replace && existing.size() == 1 && !of_this_pact.contains(existing.front());
            if (!is_clear) {
                return Added::kUnclear;
            }
            erase(*existing.front());
        }
        of_this_pact.insert(&insert(std::move(rendered)));
        out = Added::kSome;
    }
    return out;
}

bool PactText::follow(std::string_view file) {
    const auto head = std::string_view(text_).substr(0, head_bytes_);
    const auto tail = std::string_view(text_).substr(text_.size() - tail_bytes_);
    if (file.size() < head.size() + tail.size() || !file.starts_with(head) ||
        !file.ends_with(tail)) {
        return false;
    }
    auto list = file.substr(head.size(), file.size() - head.size() - tail.size());
    Entries known = std::move(entries_);
    entries_.clear();
    Order last;
    for (std::size_t next = 0; !list.empty();) {
        const bool is_more = next < known.size();
        const std::string_view expected = is_more ? text_of(*known[next]) : std::string_view(" ");
        const auto begin = static_cast<std::size_t>(list.data() - file.data());
        const std::string_view text = take_entry(list, expected);
        EntryPointer entry;
        if (is_more && text.data() == expected.data()) {
            entry = std::move(known[next++]);
        } else {
            entry = read_entry(text);
            if (!entry) {
                return false;
            }
            while (next < known.size() && order_of(*known[next]) <= Order(entry->sort_key, text)) {
                ++next;  // dropped or replaced
            }
        }
        const Order order(entry->sort_key, text);
        if (!entries_.empty() && order <= last) {
            return false;
        }
        last = order;
        entry->begin = begin;
        entry->bytes = text.size();
        entries_.push_back(std::move(entry));
    }
    // A list that is empty, or has a comma too many, is not as it would be written.
    if (entries_.empty() || entries_.back()->end() != file.size() - tail.size()) {
        return false;
    }
    text_ = file;
    by_identity_.clear();
    by_key_.clear();
    for (const auto& entry : entries_) {
        remember(*entry);
    }
    return true;
}

PactText::Rendered PactText::render(const Interaction& interaction) const {
    Rendered out{.entry = std::make_unique<Entry>(),
                 .text = entry_text(interaction, frame_.version)};
    *out.entry = {.sort_key = sort_key(interaction, frame_.version),
                  .identity = interaction_identity(interaction, frame_.version),
                  .key = interaction.key,
                  .bytes = out.text.size()};
    return out;
}

/// Nothing when the text is not as render() writes what it says.
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
    Rendered rendered = render(interaction);
    return rendered.text == text ? std::move(rendered.entry) : nullptr;
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

/// What may be meant by the same interaction; several may have one description, or one key.
std::vector<const PactText::Entry*> PactText::find(const Entry& entry) const {
    std::vector<const Entry*> out;
    const auto collect = [&](const Known& known, const std::string& name) {
        const auto [first, last] = known.equal_range(name);
        std::for_each(first, last, [&](const auto& item) { out.push_back(item.second); });
    };
    collect(by_key_, entry.key);
    if (out.empty()) {
        collect(by_identity_, entry.identity);
    }
    return out;
}

std::string_view PactText::text_of(const Entry& entry) const {
    return std::string_view(text_).substr(entry.begin, entry.bytes);
}

PactText::Order PactText::order_of(const Entry& entry) const {
    return {entry.sort_key, text_of(entry)};
}

PactText::Entries::const_iterator PactText::place_of(const Rendered& rendered) const {
    return std::ranges::lower_bound(
        entries_, rendered.order(), std::less<>(), [this](const auto& e) { return order_of(*e); });
}

const PactText::Entry* PactText::find_same(const Rendered& rendered) const {
    const auto place = place_of(rendered);
    const bool is_there = place != entries_.end() && order_of(**place) == rendered.order();
    return is_there ? place->get() : nullptr;
}

const PactText::Entry& PactText::insert(Rendered rendered) {
    const auto place = place_of(rendered);
    std::string& text = rendered.text;
    Entry& entry = *rendered.entry;
    std::size_t at = text_.size() - tail_bytes_;
    if (place != entries_.end()) {
        at = (*place)->begin;
        text += kBetween;
    } else if (!entries_.empty()) {
        text.insert(0, kBetween);
    }
    entry.begin = at + text.size() - entry.bytes - (place != entries_.end() ? kBetween.size() : 0);
    text_.insert(at, text);
    remember(entry);
    const auto next = std::next(entries_.insert(place, std::move(rendered.entry)));
    std::for_each(next, entries_.end(), [&](const auto& e) { e->begin += text.size(); });
    return entry;
}

void PactText::forget(Known& known, const std::string& name, const Entry& entry) {
    const auto [first, last] = known.equal_range(name);
    const auto at = std::find_if(first, last, [&](const auto& i) { return i.second == &entry; });
    if (at != last) {
        known.erase(at);
    }
}

void PactText::erase(const Entry& entry) {
    forget(by_identity_, entry.identity, entry);
    forget(by_key_, entry.key, entry);
    const auto place = std::ranges::find(entries_, &entry, &EntryPointer::get);
    const auto next = std::next(place);
    const bool is_last = next == entries_.end();
    const std::size_t begin =
        is_last && place != entries_.begin() ? (*std::prev(place))->end() : entry.begin;
    const std::size_t end = is_last ? entry.end() : (*next)->begin;
    text_.erase(begin, end - begin);
    std::for_each(next, entries_.end(), [&](const auto& e) { e->begin -= end - begin; });
    entries_.erase(place);
}

void PactText::remember(const Entry& entry) {
    by_identity_.emplace(entry.identity, &entry);
    if (!entry.key.empty()) {
        by_key_.emplace(entry.key, &entry);
    }
}

}  // namespace accord::contract
