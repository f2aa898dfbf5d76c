// Names, positions and quotes in keys: see text_key.hpp.
#include "contract/model/text_key.hpp"

#include "base/text.hpp"
#include "contract/model/path_expression.hpp"

#include <algorithm>
#include <charconv>

namespace accord::contract {
namespace {

constexpr std::string_view kAllNames = "$";

/// A text with what stands in brackets at its end: "q" and "0" of "q[0]".
struct Bracketed {
    std::string_view front, inner;
};

std::optional<Bracketed> take_bracket(std::string_view text) {
    const std::size_t open = text.rfind('[');
    if (open == std::string_view::npos || open == 0 || !text.ends_with(']')) {
        return std::nullopt;
    }
    return Bracketed{text.substr(0, open), text.substr(open + 1, text.size() - open - 2)};
}

std::optional<std::size_t> to_position(std::string_view digits) {
    std::size_t position = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), position);
    const bool is_number =
        !digits.empty() && error == std::errc() && end == digits.data() + digits.size();
    return is_number ? std::optional(position) : std::nullopt;
}

/// The name in "$.name", "$['name']" and "name".
std::string bare_name(std::string_view key) {
    if (key.starts_with("$.")) {
        return std::string(key.substr(2));
    }
    if (!key.starts_with("$[")) {
        return std::string(key);
    }
    const auto path = parse_path(key);
    const bool is_name = path && path->size() == 1 && path->front().kind == PathStep::Kind::kField;
    return is_name ? path->front().name : std::string(key);
}

}  // namespace

Names::Names(const MultiMap& map, NameCase letters) : letters_(letters) {
    for (const auto& [name, values] : map) {
        names_.insert(letters_ == NameCase::kIgnored ? to_lower(name) : name);
    }
}

Names::Names(const json::Object& metadata) {
    for (const auto& member : metadata) {
        names_.emplace(member.key());
    }
}

bool Names::contains(std::string_view name) const {
    return !names_.empty() &&
           names_.contains(letters_ == NameCase::kIgnored ? to_lower(name) : std::string(name));
}

TextKey read_text_key(std::string_view key, const Names& names) {
    if (names.contains(key)) {
        return {.name = std::string(key)};
    }
    if (key == kAllNames) {
        return {.is_all = true};
    }
    const auto taken = take_bracket(key);
    if (taken && taken->inner == "*") {
        return {.name = bare_name(taken->front)};
    }
    if (const auto position = taken ? to_position(taken->inner) : std::nullopt) {
        return {.name = bare_name(taken->front), .position = position};
    }
    return {.name = bare_name(key)};
}

std::string to_text_key(const TextKey& key, const Names& names) {
    const std::string position = key.position ? fmt::format("[{}]", *key.position) : "";
    std::string plain = (key.is_all ? std::string(kAllNames) : key.name) + position;
    if (key.is_all || read_text_key(plain, names) == key) {
        return plain;
    }
    std::string quoted = "$";
    append_quoted_field(quoted, key.name);
    return quoted + position;
}

std::string to_path_end(const TextKey& key, const Names& names) {
    if (key.is_all) {
        return ".*";
    }
    std::string out;
    const bool is_name =
        key.position && names.contains(fmt::format("{}[{}]", key.name, *key.position));
    is_name ? append_quoted_field(out, key.name) : append_field(out, key.name);
    if (key.position) {
        append_index(out, *key.position);
    }
    return out;
}

std::string text_key_from_path_end(std::string_view path_end) {
    // What follows the values of a name, as writers of maps have it, is of no meaning here.
    while (path_end.size() > 2 && path_end.ends_with(".*")) {
        path_end.remove_suffix(2);
    }
    if (path_end.empty() || path_end == ".*" || path_end == "[*]") {
        return std::string(kAllNames);
    }
    if (path_end.starts_with('.')) {
        return std::string(path_end.substr(1));  // a name as it is, whatever it looks like
    }
    const auto path = parse_path(fmt::format("${}", path_end));
    if (!path) {
        return std::string(path_end);
    }
    const PathStep& first = path->front();
    if (first.kind == PathStep::Kind::kAny) {
        return std::string(kAllNames);
    }
    const TextKey out{.name = first.kind == PathStep::Kind::kIndex ? std::to_string(first.index)
                                                                   : first.name};
    if (path->size() > 1 && (*path)[1].kind == PathStep::Kind::kIndex) {
        // In quotes, so that no name can be meant.
        std::string quoted = "$";
        append_quoted_field(quoted, out.name);
        append_index(quoted, (*path)[1].index);
        return quoted;
    }
    return to_text_key(out, {});
}

}  // namespace accord::contract
