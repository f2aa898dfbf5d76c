// Reading and writing what a clean keeps: see keep_selector.hpp.
#include "broker/domain/retention/keep_selector.hpp"

#include "broker/domain/limits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace accord::broker::domain {
namespace {

constexpr std::string_view kWhat = "selectors of what a clean keeps";
constexpr std::int64_t kDefaultMaxAgeDays = 90;
constexpr std::int64_t kMaxAgeDaysMax = 36'500;

/// "maxAge" and "max_age" are the same word.
std::string snake_case(std::string_view word) {
    std::string snake;
    for (const char c : word) {
        const auto letter = static_cast<unsigned char>(c);
        if (std::isupper(letter) != 0) {
            snake += '_';
        }
        snake += static_cast<char>(std::tolower(letter));
    }
    return snake;
}

std::unexpected<Error> must_be(std::string_view what) {
    return invalid_input(fmt::format("must be {}", what));
}

std::unexpected<Error> unknown_word(std::string_view known) {
    return invalid_input(fmt::format("is not known; known are {}", known));
}

Result<bool> read_flag(const json::Value& value) {
    if (value.is_bool()) {
        return value.get_bool();
    }
    return must_be("true or false");
}

Result<std::string> read_name(const json::Value& value) {
    if (value.is_string() && !value.get_string().empty()) {
        return std::string(value.get_string());
    }
    return must_be("a name");
}

Result<std::int64_t> read_days(const json::Value& value) {
    if (value.is_int64() && value.get_int64() >= 0 && value.get_int64() <= kMaxAgeDaysMax) {
        return value.get_int64();
    }
    return must_be(fmt::format("a number of days, from 0 to {}", kMaxAgeDaysMax));
}

Result<std::vector<std::string>> read_names(const json::Value& value) {
    std::vector<std::string> names;
    const json::Array single = {value};
    for (const auto& element : value.is_array() ? value.get_array() : single) {
        auto name = read_name(element);
        if (!name) {
            return fail(name.error());
        }
        names.push_back(std::move(*name));
    }
    if (names.empty()) {
        return must_be("a list of names, not an empty one");
    }
    return names;
}

/// true for every name; false says nothing.
Result<std::optional<WantedNames>> read_wanted(const json::Value& value) {
    if (value.is_bool()) {
        return value.get_bool() ? std::optional(WantedNames{.any = true}) : std::nullopt;
    }
    auto names = read_names(value);
    if (!names) {
        return must_be("a name, a list of names, or true");
    }
    return WantedNames{.names = std::move(*names)};
}

template <class Read, class Into>
Result<void> take_into(Read read, const json::Value& value, Into& into) {
    auto made = read(value);
    if (!made) {
        return fail(made.error());
    }
    into = std::move(*made);
    return {};
}

Result<void> read_word(KeepSelector& into, std::string_view word, const json::Value& value) {
    if (word == "pacticipant" || word == "pacticipant_name") {
        return take_into(read_name, value, into.pacticipant);
    }
    if (word == "environment" || word == "environment_name") {
        return take_into(read_name, value, into.environment);
    }
    if (word == "tag") {
        return take_into(read_wanted, value, into.tag);
    }
    if (word == "branch") {
        return take_into(read_wanted, value, into.branch);
    }
    if (word == "max_age") {
        return take_into(read_days, value, into.max_age_days);
    }
    if (word == "latest") {
        return take_into(read_flag, value, into.latest);
    }
    if (word == "deployed") {
        return take_into(read_flag, value, into.deployed);
    }
    if (word == "released") {
        return take_into(read_flag, value, into.released);
    }
    if (word == "main_branch") {
        return take_into(read_flag, value, into.main_branch);
    }
    return unknown_word(
        "pacticipant, latest, tag, branch, main_branch, environment, deployed, released and "
        "max_age");
}

Result<void> read_word(KeepBranchSelector& into, std::string_view word, const json::Value& value) {
    if (word == "branch") {
        return take_into(read_names, value, into.names);
    }
    if (word == "max_age") {
        return take_into(read_days, value, into.max_age_days);
    }
    return unknown_word("branch and max_age");
}

template <class Selector>
Result<Selector> read_keep_selector(const json::Value& value) {
    if (!value.is_object()) {
        return must_be("an object");
    }
    Selector selector;
    for (const auto& [key, member] : value.get_object()) {
        if (member.is_null()) {
            continue;
        }
        if (auto read = read_word(selector, snake_case(key), member); !read) {
            return fail(read.error(), fmt::format("\"{}\"", std::string_view(key)));
        }
    }
    return selector;
}

template <class Selector>
Result<std::vector<Selector>> parse_selectors(std::string_view text) {
    const auto parsed = json::parse(text);
    if (!parsed) {
        return fail(parsed.error(), kWhat);
    }
    if (!parsed->is_array()) {
        return invalid_input(fmt::format("{} must be a JSON array of objects", kWhat));
    }
    const auto& array = parsed->get_array();
    if (const auto fault = count_fault(array.size(), kSelectorsMax); !fault.empty()) {
        return invalid_input(fmt::format("{} {}", kWhat, fault));
    }
    std::vector<Selector> selectors;
    for (const auto& element : array) {
        auto selector = read_keep_selector<Selector>(element);
        if (!selector) {
            return fail(selector.error(),
                        fmt::format("selector {} of what a clean keeps", selectors.size() + 1));
        }
        selectors.push_back(std::move(*selector));
    }
    return selectors;
}

json::Value names_json(const WantedNames& wanted) {
    if (wanted.any) {
        return true;
    }
    if (wanted.names.size() == 1) {
        return json::Value(wanted.names.front());
    }
    json::Array names;
    for (const auto& name : wanted.names) {
        names.emplace_back(name);
    }
    return names;
}

}  // namespace

bool WantedNames::has(std::string_view name) const {
    return any || std::ranges::find(names, name) != names.end();
}

Result<std::vector<KeepSelector>> parse_keep_selectors(std::string_view text) {
    auto selectors = parse_selectors<KeepSelector>(text);
    if (selectors && selectors->empty()) {
        return invalid_input(fmt::format("{}: say which versions to keep", kWhat));
    }
    return selectors;
}

Result<std::vector<KeepBranchSelector>> parse_keep_branch_selectors(std::string_view text) {
    return parse_selectors<KeepBranchSelector>(text);
}

std::vector<KeepSelector> default_keep_selectors() {
    return with_whereabouts({{.tag = WantedNames{.any = true}, .latest = true},
                             {.branch = WantedNames{.any = true}, .latest = true},
                             {.latest = true},
                             {.main_branch = true},
                             {.max_age_days = kDefaultMaxAgeDays}});
}

std::vector<KeepSelector> with_whereabouts(std::vector<KeepSelector> selectors) {
    for (const KeepSelector& always :
         {KeepSelector{.deployed = true}, KeepSelector{.released = true}}) {
        if (std::ranges::find(selectors, always) == selectors.end()) {
            selectors.push_back(always);
        }
    }
    return selectors;
}

json::Object selector_json(const KeepSelector& selector) {
    json::Object object;
    if (selector.pacticipant) {
        object["pacticipant"] = *selector.pacticipant;
    }
    if (selector.latest) {
        object["latest"] = true;
    }
    if (selector.tag) {
        object["tag"] = names_json(*selector.tag);
    }
    if (selector.branch) {
        object["branch"] = names_json(*selector.branch);
    }
    if (selector.environment) {
        object["environment"] = *selector.environment;
    }
    if (selector.max_age_days) {
        object["max_age"] = *selector.max_age_days;
    }
    for (const auto& [name, set] : {std::pair{"deployed", selector.deployed},
                                    std::pair{"released", selector.released},
                                    std::pair{"main_branch", selector.main_branch}}) {
        if (set) {
            object[name] = true;
        }
    }
    return object;
}

}  // namespace accord::broker::domain
