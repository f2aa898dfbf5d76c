// Which consumers' pacts a provider wants to verify: one selector as a client sends it, and the
// rules about what it may combine.
#pragma once

#include "base/json.hpp"

#include <compare>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::domain {

struct ConsumerVersionSelector {
    std::optional<std::string> consumer;
    std::optional<std::string> tag;
    std::optional<std::string> fallback_tag;
    std::optional<std::string> branch;
    std::optional<std::string> fallback_branch;
    std::optional<std::string> environment;
    std::optional<bool> latest;
    bool every_branch = false;  ///< the heads of all branches; `branch` is then empty
    bool main_branch = false;
    bool deployed = false;
    bool released = false;

    auto operator<=>(const ConsumerVersionSelector&) const = default;

    [[nodiscard]] bool is_overall_latest() const {
        return latest.value_or(false) && !tag && !branch && !every_branch && !main_branch &&
               !deployed && !released && !environment;
    }
    [[nodiscard]] bool is_latest_for_tag() const { return latest.value_or(false) && tag; }
    [[nodiscard]] bool is_latest_for_branch() const { return branch.has_value(); }
};

/// Something wrong with one member of the input.
struct InputError {
    std::string field;
    std::optional<std::size_t> index;  ///< of the element, when the field is a list
    std::string member;                ///< of that element; empty when it is about the whole
    std::string text;

    bool operator==(const InputError&) const = default;

    /// The sentence as it stands below the field's name: "tag must be a string (at index 0)".
    [[nodiscard]] std::string message() const;
};

/// What a selector is checked against.
struct SelectorSurroundings {
    bool has_provider_branch = false;
    std::function<bool(std::string_view)> environment_exists;
};

/// What is wrong with a selector written in camelCase: first the types of its members, then what
/// they may combine. `field` and `index` say where it stands.
std::vector<InputError> validate_selector(const json::Object& selector,
                                          const SelectorSurroundings& surroundings,
                                          const std::string& field,
                                          std::size_t index);

/// Reads a valid selector; `provider_branch` is what matchingBranch stands for. Two come of one
/// with deployedOrReleased.
std::vector<ConsumerVersionSelector> read_selector(
    const json::Object& selector, const std::optional<std::string>& provider_branch);

}  // namespace accord::broker::domain
