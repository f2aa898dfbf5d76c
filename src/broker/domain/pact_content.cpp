// Computes the sha of a content, gives its interactions ids, merges two contents.
#include "broker/domain/pact_content.hpp"

#include "base/encoding.hpp"
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

/// The canonical texts of a list's elements, in their order.
std::vector<std::string> canonical_elements(const json::Array& list) {
    std::vector<std::string> texts;
    texts.reserve(list.size());
    for (const auto& element : list) {
        texts.push_back(json::write_canonical(element));
    }
    return texts;
}

std::string bracketed(const std::vector<std::string>& texts) {
    std::string out = "[";
    for (const auto& text : texts) {
        if (out.size() > 1) {
            out += ',';
        }
        out += text;
    }
    return out + "]";
}

/// What is hashed: the lists and the specification's version, the list that decides sorted.
std::string identity_text(const json::Object& document,
                          std::vector<std::string> interactions,
                          std::vector<std::string> messages) {
    const auto* first = json::array_at(document, "interactions");
    const auto* second = json::array_at(document, "messages");
    if (first == nullptr && second == nullptr) {
        return json::write_rounded(document);
    }
    std::ranges::sort(first != nullptr ? interactions : messages);
    std::string text = "{";
    if (first != nullptr) {
        text += "\"interactions\":" + bracketed(interactions);
    }
    if (second != nullptr) {
        text += fmt::format("{}\"messages\":{}", first != nullptr ? "," : "", bracketed(messages));
    }
    if (const auto* version = specification_version(document)) {
        text += ",\"pact_specification_version\":" + json::write_rounded(*version);
    }
    return text + "}";
}

/// Puts an `_id` first in every element; one that is there stays what it is.
void add_ids(json::Array& list, const std::vector<std::string>& canonical) {
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (!json::is_object(list[i])) {
            continue;
        }
        auto& element = list[i].get_object();
        const auto* given = json::find(element, "_id");
        json::Object made;
        made.reserve(element.size() + 1);
        made["_id"] = given != nullptr ? *given : json::Value(sha1_hex(canonical[i]));
        for (auto& [key, value] : element) {
            if (key != "_id") {
                made.emplace(key, std::move(value));
            }
        }
        element = std::move(made);
    }
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

void count(PactContent& content, const json::Object& document) {
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

}  // namespace

Result<PactContent> make_pact_content(json::Object document) {
    std::vector<std::string> canonical[2];
    std::size_t elements = 0;
    for (std::size_t i = 0; i < 2; ++i) {
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
        canonical[i] = canonical_elements(list->get_array());
    }
    PactContent content;
    content.sha = sha1_hex(identity_text(document, canonical[0], canonical[1]));
    count(content, document);
    for (std::size_t i = 0; i < 2; ++i) {
        if (auto* list = document.if_contains(kLists[i]); list != nullptr && list->is_array()) {
            add_ids(list->get_array(), canonical[i]);
        }
    }
    document.erase("createdAt");  // every answer sets these two
    document.erase("_links");
    content.text = json::write_compact(document);
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
