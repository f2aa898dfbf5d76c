// Reads consumer version selectors and says which members may not stand together.
#include "broker/domain/consumer_version_selector.hpp"

#include "base/text.hpp"
#include "broker/domain/limits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace accord::broker::domain {
namespace {

constexpr std::string_view kNothingSelected =
    "must specify a value for environment or tag or branch, or specify mainBranch=true, "
    "matchingBranch=true, latest=true, deployed=true, released=true or deployedOrReleased=true";

/// What a member may hold.
enum class Shape { kText, kTrue, kBool, kTextOrTrue };

struct Member {
    std::string_view name;
    Shape shape;
};

constexpr std::array kMembers = {
    Member{"mainBranch", Shape::kTrue},
    Member{"tag", Shape::kText},
    Member{"branch", Shape::kTextOrTrue},
    Member{"matchingBranch", Shape::kTrue},
    Member{"latest", Shape::kBool},
    Member{"fallbackTag", Shape::kText},
    Member{"fallbackBranch", Shape::kText},
    Member{"consumer", Shape::kText},
    Member{"deployed", Shape::kTrue},
    Member{"released", Shape::kTrue},
    Member{"deployedOrReleased", Shape::kTrue},
    Member{"environment", Shape::kText},
};
constexpr std::array<std::string_view, 7> kBranchMembers = {
    "branch", "fallbackBranch", "fallbackTag", "latest", "mainBranch", "matchingBranch", "tag"};
constexpr std::array<std::string_view, 4> kEnvironmentMembers = {
    "deployed", "deployedOrReleased", "environment", "released"};

std::string shape_error(const json::Value& value, Shape shape) {
    if (value.is_null() || (value.is_string() && value.as_string().empty())) {
        return "must be filled";
    }
    switch (shape) {
        case Shape::kText:
            return value.is_string() ? line_fault(value.as_string()) : "must be a string";
        case Shape::kTrue:
            return value == json::Value(true) ? "" : "must be one of: true";
        case Shape::kBool:
            return value.is_bool() ? "" : "must be one of: true, false";
        case Shape::kTextOrTrue:
            if (value.is_string()) {
                return line_fault(value.as_string());
            }
            return value == json::Value(true) ? "" : "must be a string or must be equal to true";
    }
    return "";
}

std::string fields(const std::vector<std::string>& names) {
    return fmt::format("the field{} {}", names.size() == 1 ? "" : "s", join(names, "/"));
}

/// The rules about what members may stand together; each adds its sentence. The members have the
/// right types.
class Combination {
  public:
    explicit Combination(const json::Object& selector) : selector_(selector) {}

    std::vector<std::string> errors(const SelectorSurroundings& surroundings) {
        check_presence();
        check_main_and_matching_branch(surroundings);
        check_tag_and_branch();
        check_environment();
        return std::move(errors_);
    }

  private:
    [[nodiscard]] bool has(std::string_view name) const { return selector_.contains(name); }
    [[nodiscard]] bool is(std::string_view name, bool value) const {
        const json::Value* found = json::find(selector_, name);
        return found && *found == json::Value(value);
    }
    /// Whether members other than these are there.
    [[nodiscard]] bool has_besides(std::initializer_list<std::string_view> names) const {
        return std::ranges::any_of(kMembers, [&](const Member& member) {
            return has(member.name) && std::ranges::find(names, member.name) == names.end();
        });
    }
    template <std::size_t N>
    [[nodiscard]] std::vector<std::string> present(
        const std::array<std::string_view, N>& names) const {
        std::vector<std::string> found;
        for (std::string_view name : names) {
            if (has(name)) {
                found.emplace_back(name);
            }
        }
        return found;
    }
    void refuse_when(bool wrong, std::string_view text) {
        if (wrong) {
            errors_.emplace_back(text);
        }
    }

    void check_presence() {
        const bool selects = has("mainBranch") || has("tag") || has("branch") ||
                             has("environment") || has("matchingBranch") || has("deployed") ||
                             has("released") || has("deployedOrReleased") || is("latest", true);
        refuse_when(!selects, kNothingSelected);
    }

    void check_main_and_matching_branch(const SelectorSurroundings& surroundings) {
        refuse_when(has("mainBranch") && has_besides({"consumer", "mainBranch", "latest"}),
                    "cannot specify mainBranch=true with any other criteria apart from consumer");
        refuse_when(has("mainBranch") && is("latest", false),
                    "cannot specify mainBranch=true with latest=false");
        refuse_when(
            has("matchingBranch") && has_besides({"consumer", "matchingBranch"}),
            "cannot specify matchingBranch=true with any other criteria apart from consumer");
        refuse_when(has("matchingBranch") && !surroundings.has_provider_branch,
                    "the providerVersionBranch must be specified when the selector "
                    "matchingBranch=true is used");
    }

    void check_tag_and_branch() {
        refuse_when(has("tag") && has("branch"), "cannot specify both a tag and a branch");
        const auto of_branch = present(kBranchMembers);
        const auto of_environment = present(kEnvironmentMembers);
        if (!of_branch.empty() && !of_environment.empty()) {
            errors_.push_back(fmt::format(
                "cannot specify {} with {}", fields(of_branch), fields(of_environment)));
        }
        refuse_when(has("fallbackTag") && !is("latest", true),
                    "fallbackTag can only be set if latest is true");
        refuse_when(has("fallbackTag") && !has("tag"),
                    "a tag must be specified when a fallbackTag is specified");
        refuse_when(has("fallbackBranch") && !has("branch"),
                    "a branch must be specified when a fallbackBranch is specified");
        refuse_when(has("fallbackBranch") && is("latest", false),
                    "fallbackBranch can only be set if latest is true");
        refuse_when(has("branch") && is("latest", false),
                    "cannot specify a branch with latest=false");
    }

    void check_environment() {
        refuse_when(has("deployed") && has("released"),
                    "cannot specify both deployed=true and released=true");
        refuse_when(has("deployed") && has("deployedOrReleased"),
                    "cannot specify both deployed=true and deployedOrReleased=true");
        refuse_when(has("released") && has("deployedOrReleased"),
                    "cannot specify both released=true and deployedOrReleased=true");
    }

    const json::Object& selector_;
    std::vector<std::string> errors_;
};

}  // namespace

std::string InputError::message() const {
    std::string out = member.empty() ? text : fmt::format("{} {}", member, text);
    if (index) {
        out += fmt::format(" (at index {})", *index);
    }
    return out;
}

std::vector<InputError> validate_selector(const json::Object& selector,
                                          const SelectorSurroundings& surroundings,
                                          const std::string& field,
                                          std::size_t index) {
    std::vector<InputError> errors;
    const auto refuse = [&](std::string_view member, std::string text) {
        errors.push_back({field, index, std::string(member), std::move(text)});
    };
    for (const Member& member : kMembers) {
        const json::Value* value = json::find(selector, member.name);
        if (!value) {
            continue;
        }
        std::string error = shape_error(*value, member.shape);
        if (!error.empty()) {
            refuse(member.name, std::move(error));
        }
    }
    if (!errors.empty()) {
        return errors;
    }
    const auto consumer = json::string_at(selector, "consumer");
    if (consumer && trim(*consumer).empty()) {
        refuse("consumer", "cannot be blank");
    }
    for (std::string& text : Combination(selector).errors(surroundings)) {
        refuse("", std::move(text));
    }
    const auto environment = json::string_at(selector, "environment");
    if (environment && !surroundings.environment_exists(*environment)) {
        refuse("environment", fmt::format("with name '{}' does not exist", *environment));
    }
    return errors;
}

std::vector<ConsumerVersionSelector> read_selector(
    const json::Object& selector, const std::optional<std::string>& provider_branch) {
    const auto has = [&](std::string_view name) { return selector.contains(name); };
    ConsumerVersionSelector read{
        .consumer = json::text_at(selector, "consumer"),
        .tag = json::text_at(selector, "tag"),
        .fallback_tag = json::text_at(selector, "fallbackTag"),
        .branch = json::text_at(selector, "branch"),
        .fallback_branch = json::text_at(selector, "fallbackBranch"),
        .environment = json::text_at(selector, "environment"),
        .every_branch = has("branch") && !json::text_at(selector, "branch"),
        .main_branch = has("mainBranch"),
        .deployed = has("deployed"),
        .released = has("released")};
    if (has("latest")) {
        read.latest = json::bool_or(selector, "latest", false);
    }
    if (has("matchingBranch")) {
        read.branch = provider_branch;
    }
    // A branch means its head.
    if (read.branch || read.every_branch || read.main_branch) {
        read.latest = true;
    }
    if (!has("deployedOrReleased")) {
        return {read};
    }
    ConsumerVersionSelector also_released = read;
    read.deployed = true;
    also_released.released = true;
    return {read, also_released};
}

}  // namespace accord::broker::domain
