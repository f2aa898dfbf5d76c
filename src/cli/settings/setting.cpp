// The types of settings: what each takes, and how its value is written.
#include "cli/settings/setting.hpp"

#include "base/text.hpp"
#include "cli/environment_variables.hpp"
#include "cli/servers/serve.hpp"
#include "cli/servers/startup_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace accord::cli {
namespace {

constexpr std::string_view kMasked = "*****";

constexpr std::string_view kSpaces = " \t\r\n";

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    for (auto start = text.find_first_not_of(kSpaces); start != text.npos;
         start = text.find_first_not_of(kSpaces)) {
        text.remove_prefix(start);
        const auto end = std::min(text.find_first_of(kSpaces), text.size());
        words.emplace_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return words;
}

/// "a, b or c".
std::string alternatives(const std::vector<std::string>& words) {
    if (words.size() < 2) {
        return join(words, "");
    }
    return fmt::format(
        "{} or {}", join(std::vector(words.begin(), words.end() - 1), ", "), words.back());
}

template <class Number>
std::optional<Number> number(std::string_view text) {
    Number value = 0;
    const auto [end, error] = std::from_chars(text.begin(), text.end(), value);
    return error == std::errc() && end == text.end() ? std::optional(value) : std::nullopt;
}

struct Reader {
    const Setting& setting;
    const RawSetting& value;
    ServeOptions& options;

    [[nodiscard]] Result<void> refuse() const {
        const auto shown = setting.secrecy == Secrecy::kOpen ? value.text : std::string(kMasked);
        return invalid_input(
            fmt::format("{}: \"{}\" is not {}", value.said_by, shown, allowed_values(setting)));
    }

    Result<void> operator()(FlagPlace place) const {
        const auto flag = truth_of(value.text);
        if (!flag) {
            return refuse();
        }
        place(options) = *flag;
        return {};
    }
    Result<void> operator()(MaybeFlagPlace place) const {
        place(options) = truth_of(value.text);
        return place(options) ? Result<void>() : refuse();
    }
    Result<void> operator()(ListPlace place) const {
        place(options) = value.list ? *value.list : words_of(value.text);
        return {};
    }
    Result<void> operator()(const NumberPlace& place) const {
        const auto found = number<unsigned>(value.text);
        if (!found || *found < place.min || *found > place.max) {
            return refuse();
        }
        place.place(options) = *found;
        return {};
    }
    Result<void> operator()(const SecondsPlace& place) const {
        const auto found = number<double>(value.text);
        if (!found || !(*found >= place.min && *found <= place.max)) {
            return refuse();
        }
        place.place(options) =
            std::chrono::round<std::chrono::milliseconds>(std::chrono::duration<double>(*found));
        return {};
    }
    Result<void> operator()(const TextPlace& place) const {
        place.place(options) = value.text;
        return {};
    }
    Result<void> operator()(const ChoicePlace& place) const {
        const auto word = to_lower(value.text);
        const auto words = words_of(place.words);
        if (std::ranges::find(words, word) == words.end()) {
            return refuse();
        }
        place.place(options) = word;
        return {};
    }
    Result<void> operator()(const VariableNamePlace&) const { return {}; }
    Result<void> operator()(const NoEffect&) const { return {}; }
};

struct Writer {
    ServeOptions& options;

    std::string operator()(FlagPlace place) const { return place(options) ? "true" : "false"; }
    std::string operator()(MaybeFlagPlace place) const {
        const auto& flag = place(options);
        return flag ? (*flag ? "true" : "false") : "";
    }
    std::string operator()(ListPlace place) const { return join(place(options), " "); }
    std::string operator()(const NumberPlace& place) const {
        return std::to_string(place.place(options));
    }
    std::string operator()(const SecondsPlace& place) const {
        return fmt::format("{}", std::chrono::duration<double>(place.place(options)).count());
    }
    std::string operator()(const TextPlace& place) const { return place.place(options); }
    std::string operator()(const ChoicePlace& place) const { return place.place(options); }
    std::string operator()(const VariableNamePlace&) const { return ""; }
    std::string operator()(const NoEffect& setting) const { return std::string(setting.initial); }
};

struct Allowed {
    std::string operator()(FlagPlace) const { return "true or false"; }
    std::string operator()(MaybeFlagPlace) const { return "true or false"; }
    std::string operator()(ListPlace) const { return "a list, separated by spaces"; }
    std::string operator()(const NumberPlace& place) const {
        if (place.max == std::numeric_limits<unsigned>::max()) {
            return fmt::format("a whole number from {} on", place.min);
        }
        return fmt::format("a whole number from {} to {}", place.min, place.max);
    }
    std::string operator()(const SecondsPlace& place) const {
        return fmt::format("a number of seconds from {} to {}", place.min, place.max);
    }
    std::string operator()(const TextPlace&) const { return "text"; }
    std::string operator()(const ChoicePlace& place) const {
        return alternatives(words_of(place.words));
    }
    std::string operator()(const VariableNamePlace&) const { return "the name of a variable"; }
    std::string operator()(const NoEffect&) const { return ""; }
};

}  // namespace

std::string variable_of(std::string_view name) {
    return fmt::format("PACT_BROKER_{}", to_upper(name));
}

std::string option_of(std::string_view name) {
    return fmt::format("--{}", replace_all(name, "_", "-"));
}

std::string allowed_values(const Setting& setting) { return std::visit(Allowed(), setting.place); }

Result<void> put(const Setting& setting, const RawSetting& value, ServeOptions& options) {
    return std::visit(Reader{setting, value, options}, setting.place);
}

std::string default_value(const Setting& setting) {
    ServeOptions options;
    return std::visit(Writer{options}, setting.place);
}

std::string shown_value(const Setting& setting, const ServeOptions& options) {
    auto copy = options;
    const auto text = std::visit(Writer{copy}, setting.place);
    if (text.empty() || setting.secrecy == Secrecy::kOpen) {
        return text;
    }
    return setting.secrecy == Secrecy::kUrl ? shown_database(text) : std::string(kMasked);
}

}  // namespace accord::cli
