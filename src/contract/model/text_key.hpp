// Keys of rules and generators that go by names: of query parameters, headers, form fields and
// metadata. A key is a name, with the position of one value behind it where it speaks of one only:
// "q" and "q[0]". Names may look like that themselves ("list[0]", "filter[owner]"): what a key
// means is known by the names that are there.
#pragma once

#include "contract/model/model.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

namespace accord::contract {

enum class NameCase { kSensitive, kIgnored };

/// The names that keys speak of.
class Names {
  public:
    Names() = default;
    Names(const MultiMap& map, NameCase letters);
    explicit Names(const json::Object& metadata);

    [[nodiscard]] bool contains(std::string_view name) const;

  private:
    NameCase letters_ = NameCase::kSensitive;
    std::unordered_set<std::string> names_;  ///< in lower case where that is ignored
};

struct TextKey {
    bool is_all = false;  ///< of every name; then the others are empty
    std::string name;
    std::optional<std::size_t> position;
    bool operator==(const TextKey&) const = default;
};

/// What a key says: one of `names` as it stands there, otherwise "X-A", "$.X-A", "$['X-A']",
/// "q[0]", "q[*]", and "$" for all names.
TextKey read_text_key(std::string_view key, const Names& names);

/// The shortest key that is read as this one where there are such `names`.
std::string to_text_key(const TextKey& key, const Names& names);

/// What stands for it behind "$.query" in a path: ".q", "['filter[owner]'][0]", ".*" for all names.
std::string to_path_end(const TextKey& key, const Names& names);

/// The key that is meant by what stands behind "$.query", "$.headers" or "$.metadata" in a path.
std::string text_key_from_path_end(std::string_view path_end);

}  // namespace accord::contract
