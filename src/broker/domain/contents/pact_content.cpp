// Computes the sha of a content, gives its interactions ids, merges two contents.
#include "broker/domain/contents/pact_content.hpp"

#include "base/encoding.hpp"
#include "base/json/json_append.hpp"
#include "base/json_exact.hpp"
#include "base/text.hpp"
#include "broker/domain/limits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <unordered_map>
#include <vector>

namespace accord::broker::domain {
namespace {

constexpr std::string_view kLists[] = {"interactions", "messages"};

const json::Value* specification_version(const json::Object& document) {
    for (const auto* pointer : {"/metadata/pactSpecification/version",
                                "/metadata/pact-specification/version",
                                "/metadata/pactSpecificationVersion"}) {
        const auto* part = json::find(document, "metadata");
        if (part == nullptr) {
            return nullptr;
        }
        const auto* found = json::at_pointer(*part, std::string_view(pointer).substr(9));
        if (found != nullptr && !found->is_null()) {
            return found;
        }
    }
    return nullptr;
}

json::Object without_id(const json::Object& element) {
    json::Object rest;
    for (const auto& [key, value] : element) {
        if (key != "_id") {
            rest.emplace(key, value);
        }
    }
    return rest;
}

/// The canonical texts of a list's elements, in their order, one after the other.
class CanonicalList {
  public:
    void add(const json::Value& element) {
        json::append_canonical(text_, element);
        ends_.push_back(text_.size());
    }
    [[nodiscard]] std::size_t size() const { return ends_.size(); }
    [[nodiscard]] std::size_t bytes() const { return text_.size(); }
    [[nodiscard]] std::string_view operator[](std::size_t i) const {
        const auto begin = i == 0 ? 0 : ends_[i - 1];
        return std::string_view(text_).substr(begin, ends_[i] - begin);
    }

  private:
    std::string text_;
    std::vector<std::size_t> ends_;
};

enum class Order { kAsGiven, kSorted };

void add_list(Sha1& sha, const CanonicalList& texts, Order order) {
    std::vector<std::string_view> views;
    views.reserve(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        views.push_back(texts[i]);
    }
    if (order == Order::kSorted) {
        std::ranges::sort(views);
    }
    std::string_view before = "[";
    for (const auto text : views) {
        sha.add(before);
        sha.add(text);
        before = ",";
    }
    sha.add(views.empty() ? "[]" : "]");
}

/// Of the lists and the specification's version, the list that decides sorted. The text that is
/// hashed is as long as the pact, and never put together.
std::string sha_of(const json::Object& document,
                   const CanonicalList& interactions,
                   const CanonicalList& messages) {
    const bool has_interactions = json::array_at(document, "interactions") != nullptr;
    const bool has_messages = json::array_at(document, "messages") != nullptr;
    if (!has_interactions && !has_messages) {
        return sha1_hex(json::write_rounded(document));
    }
    Sha1 sha;
    sha.add("{");
    if (has_interactions) {
        sha.add("\"interactions\":");
        add_list(sha, interactions, Order::kSorted);
    }
    if (has_messages) {
        sha.add(has_interactions ? ",\"messages\":" : "\"messages\":");
        add_list(sha, messages, has_interactions ? Order::kAsGiven : Order::kSorted);
    }
    if (const auto* version = specification_version(document)) {
        sha.add(",\"pact_specification_version\":");
        sha.add(json::write_rounded(*version));
    }
    sha.add("}");
    return sha.hex();
}

/// With an `_id` first; one that is there stays what it is.
void append_with_id(std::string& out,
                    const json::Object& element,
                    std::string_view canonical,
                    Sha1& sha) {
    out += "{\"_id\":";
    if (const auto* given = json::find(element, "_id")) {
        json::append_compact(out, *given);
    } else {
        sha.add(canonical);
        json::append_string(out, sha.hex());
    }
    for (const auto& [key, value] : element) {
        if (key != "_id") {
            out += ',';
            json::append_string(out, key);
            out += ':';
            json::append_compact(out, value);
        }
    }
    out += '}';
}

void append_with_ids(std::string& out, const json::Array& list, const CanonicalList& canonical) {
    Sha1 sha;
    out += '[';
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (i > 0) {
            out += ',';
        }
        if (json::is_object(list[i])) {
            append_with_id(out, list[i].get_object(), canonical[i], sha);
        } else {
            json::append_compact(out, list[i]);
        }
    }
    out += ']';
}

/// `"_id":"` with forty digits, `",`.
constexpr std::size_t kIdBytes = 49;

std::unexpected<Error> too_large() {
    return fail(
        ErrorCode::kLimit,
        fmt::format("The pact, with an _id for each interaction, would be larger than {} MiB",
                    kPactBytesMax / (1024 * 1024)));
}

std::int64_t count_of_type(const json::Array* list, std::string_view type_end) {
    if (list == nullptr) {
        return 0;
    }
    return std::ranges::count_if(*list, [&](const json::Value& element) {
        return element.is_object() &&
               json::string_or(element.get_object(), "type").ends_with(type_end);
    });
}

int major_version(const json::Value* version) {
    if (version == nullptr || !version->is_string()) {
        return 0;
    }
    const std::string_view text = version->get_string();
    int major = 0;
    std::from_chars(text.data(), text.data() + text.size(), major);
    return major;
}

}  // namespace

void count_interactions(PactContent& content, const json::Object& document) {
    const auto* interactions = json::array_at(document, "interactions");
    const auto* messages = json::array_at(document, "messages");
    const auto listed =
        interactions != nullptr ? static_cast<std::int64_t>(interactions->size()) : 0;
    const auto* version = specification_version(document);
    const bool is_v4 = version != nullptr ? major_version(version) >= 4
                                          : count_of_type(interactions, "/Messages") > 0;
    if (is_v4) {
        content.messages_count = count_of_type(interactions, "/Messages");
        content.interactions_count = listed - content.messages_count;
    } else {
        content.messages_count =
            messages != nullptr ? static_cast<std::int64_t>(messages->size()) : 0;
        content.interactions_count = listed;
    }
    content.has_messages = content.messages_count > 0;
}

namespace {

/// The canonical texts of the elements of `interactions` and `messages`.
struct CanonicalTexts {
    CanonicalList of[std::size(kLists)];
    std::size_t bytes = 0;
};

Result<void> check_objects(std::string_view name, const json::Array& list) {
    const auto stray = std::ranges::find_if_not(list, json::is_object);
    if (stray == list.end()) {
        return {};
    }
    return fail(ErrorCode::kInvalidInput,
                fmt::format("{}[{}] must be an object, and is {}",
                            name,
                            stray - list.begin(),
                            json::kind_name(*stray)));
}

Result<CanonicalTexts> canonical_texts(const json::Object& document) {
    CanonicalTexts texts;
    std::size_t elements = 0;
    for (std::size_t i = 0; i < std::size(kLists); ++i) {
        const auto* list = json::find(document, kLists[i]);
        if (list == nullptr || list->is_null()) {
            continue;
        }
        if (!list->is_array()) {
            return fail(ErrorCode::kInvalidInput, fmt::format("{} must be an array", kLists[i]));
        }
        elements += list->get_array().size();
        if (elements > kPactBytesMax / kIdBytes) {
            return too_large();
        }
        if (auto objects = check_objects(kLists[i], list->get_array()); !objects) {
            return fail(objects.error());
        }
        for (const auto& element : list->get_array()) {
            texts.of[i].add(element);
        }
        texts.bytes += texts.of[i].bytes() + texts.of[i].size() * kIdBytes;
    }
    return texts;
}

/// Every answer sets these two.
bool is_set_by_answers(std::string_view key) { return key == "createdAt" || key == "_links"; }

std::string text_with_ids(const json::Object& document, const CanonicalTexts& canonical) {
    std::string out = "{";
    out.reserve(canonical.bytes + 1024);
    for (const auto& [key, value] : document) {
        if (is_set_by_answers(key)) {
            continue;
        }
        if (out.size() > 1) {
            out += ',';
        }
        json::append_string(out, key);
        out += ':';
        const auto* const list = std::ranges::find(kLists, std::string_view(key));
        if (list != std::end(kLists) && value.is_array()) {
            append_with_ids(out, value.get_array(), canonical.of[list - kLists]);
        } else {
            json::append_compact(out, value);
        }
    }
    out += '}';
    return out;
}

}  // namespace

Result<json::Value> parse_stored(std::string_view text) {
    return json::parse(text, {.bytes_max = text.size(), .values_max = text.size()});
}

Result<PactContent> make_pact_content(const json::Object& document) {
    const auto canonical = canonical_texts(document);
    if (!canonical) {
        return fail(canonical.error());
    }
    PactContent content;
    content.sha = sha_of(document, canonical->of[0], canonical->of[1]);
    count_interactions(content, document);
    content.text = text_with_ids(document, *canonical);
    if (content.text.size() > kPactBytesMax) {
        return too_large();
    }
    return content;
}

namespace {

json::Value provider_state_of(const json::Object& interaction) {
    for (const auto* key : {"provider_state", "providerState", "providerStates"}) {
        const auto* state = json::find(interaction, key);
        if (state != nullptr && !state->is_null()) {
            return *state;
        }
    }
    return nullptr;
}

/// What two interactions share that are one: the description and the provider state.
std::string identity_of(const json::Object& interaction) {
    const auto* description = json::find(interaction, "description");
    return fmt::format("{}\n{}",
                       description == nullptr ? "" : json::write_canonical(*description),
                       json::write_canonical(provider_state_of(interaction)));
}

/// Where the interactions of a list are, the first of those that are one.
std::unordered_map<std::string, std::size_t> places_of(const json::Array& interactions) {
    std::unordered_map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < interactions.size(); ++i) {
        if (json::is_object(interactions[i])) {
            places.emplace(identity_of(interactions[i].get_object()), i);
        }
    }
    return places;
}

/// Tools write methods in either case.
bool says_same(std::string_view field, const json::Value& left, const json::Value& right) {
    if (field == "method" && left.is_string() && right.is_string()) {
        return equal_ignoring_case(left.get_string(), right.get_string());
    }
    return json::equal(left, right);
}

bool requests_differ(const json::Object& left, const json::Object& right) {
    static const json::Object kNone;
    const auto* a = json::object_at(left, "request");
    const auto* b = json::object_at(right, "request");
    if (a == nullptr) {
        a = &kNone;
    }
    if (b == nullptr) {
        b = &kNone;
    }
    return std::ranges::any_of(
        std::initializer_list<const char*>{"method", "path", "query", "body", "headers"},
        [&](const char* key) {
            const auto* x = json::find(*a, key);
            const auto* y = json::find(*b, key);
            return (x == nullptr) != (y == nullptr) || (x != nullptr && !says_same(key, *x, *y));
        });
}

}  // namespace

Result<json::Object> merge_pacts(const json::Object& stored, const json::Object& incoming) {
    const auto* theirs = json::array_at(incoming, "interactions");
    if (theirs == nullptr || json::array_at(stored, "interactions") == nullptr) {
        return fail(ErrorCode::kConflict, "only pacts with interactions can be merged");
    }
    json::Object merged = stored;
    auto& ours = merged["interactions"].get_array();
    auto places = places_of(ours);
    for (const auto& value : *theirs) {
        if (!json::is_object(value)) {
            return fail(ErrorCode::kConflict, "an interaction is not an object");
        }
        const auto& interaction = value.get_object();
        const auto [same, is_new] = places.emplace(identity_of(interaction), ours.size());
        if (is_new) {
            ours.push_back(interaction);
        } else if (requests_differ(ours[same->second].get_object(), interaction)) {
            return fail(ErrorCode::kConflict,
                        fmt::format("interaction \"{}\" makes another request in the stored pact",
                                    json::string_or(interaction, "description")));
        } else {
            ours[same->second] = interaction;
        }
    }
    for (auto& interaction : ours) {
        if (json::is_object(interaction)) {
            interaction = without_id(interaction.get_object());
        }
    }
    return merged;
}

}  // namespace accord::broker::domain
