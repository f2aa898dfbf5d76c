// Reads the settings: row by row of the table, then what several of them say together.
#include "cli/settings/read_settings.hpp"

#include "base/text.hpp"
#include "cli/settings/setting_table.hpp"
#include "cli/settings/together.hpp"
#include "cli/usage_error.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::cli {
namespace {

/// "features" of "features__x".
std::string_view row_name(std::string_view name) { return name.substr(0, name.find("__")); }

/// All names there are, as they stand in variables or in YAML.
std::vector<std::string> all_names(bool as_variables) {
    std::vector<std::string> names;
    for (const auto& group : setting_groups()) {
        for (const auto& setting : group.settings) {
            names.push_back(as_variables ? variable_of(setting.name) : std::string(setting.name));
        }
    }
    return names;
}

class Reading {
  public:
    explicit Reading(const SettingSources& sources) : sources_(sources) {}

    Result<ReadSettings> read() {
        merge();
        note_service_links();
        resolve_variable_names();
        for (const auto& group : setting_groups()) {
            for (const auto& setting : group.settings) {
                take(setting);
            }
        }
        if (errors_.empty()) {
            check_together({raw_, read_.options, read_.warnings, errors_, read_.secrets});
        }
        if (!errors_.empty()) {
            return invalid_input(join(errors_, "; "));
        }
        keep_secrets(passwords_in(read_.options.broker.settings.database.url));
        show();
        return std::move(read_);
    }

  private:
    void merge() {
        for (const auto& [name, value] : sources_.file) {
            add(name, value);
        }
        for (const auto& [name, value] : settings_of_environment(sources_.environment)) {
            if (!sources_.variables_of_others.contains(value.said_by) ||
                find_setting(row_name(name)) != nullptr) {
                add(name, value);
            }
        }
        for (const auto& [name, value] : sources_.line) {
            raw_.insert_or_assign(name, value);
        }
        std::erase_if(raw_, [&](const auto& one) {
            return sources_.heeds && !sources_.heeds(row_name(one.first));
        });
    }

    void add(const std::string& name, const RawSetting& value) {
        const auto* setting = find_setting(row_name(name));
        if (setting == nullptr) {
            const bool is_variable = value.source == "environment";
            read_.warnings.push_back(fmt::format(
                "{} has no effect: {}",
                value.said_by,
                unknown("setting", is_variable ? value.said_by : name, all_names(is_variable))));
            return;
        }
        const bool is_nested = name != row_name(name);
        raw_.insert_or_assign(is_nested ? name : std::string(setting->name), value);
    }

    void note_service_links() {
        std::vector<std::string> links;
        for (const auto& [variable, value] : sources_.environment) {
            if (is_service_link(variable, value)) {
                links.push_back(variable);
            }
        }
        if (!links.empty()) {
            read_.notes.push_back(
                fmt::format("ignored, because Kubernetes or Docker set them to tell of a service: "
                            "{}",
                            join(links, ", ")));
        }
    }

    /// A variable that is named is as good as the setting's own, and goes before it.
    void resolve_variable_names() {
        for (const auto& group : setting_groups()) {
            for (const auto& setting : group.settings) {
                const auto* place = std::get_if<VariableNamePlace>(&setting.place);
                const auto named = raw_.find(setting.name);
                if (place == nullptr || named == raw_.end()) {
                    continue;
                }
                const auto value = sources_.environment.find(named->second.text);
                if (value == sources_.environment.end() || trim(value->second).empty()) {
                    errors_.push_back(fmt::format("{} names the variable {}, which is not set",
                                                  named->second.said_by,
                                                  named->second.text));
                } else if (!sources_.line.contains(place->of)) {
                    raw_.insert_or_assign(std::string(place->of),
                                          RawSetting{.text = value_of_variable(value->second),
                                                     .list = {},
                                                     .source = "environment",
                                                     .said_by = value->first});
                }
            }
        }
    }

    void take(const Setting& setting) {
        if (const auto* none = std::get_if<NoEffect>(&setting.place)) {
            warn_of(setting, *none);
            return;
        }
        const auto found = raw_.find(setting.name);
        if (found == raw_.end()) {
            return;
        }
        if (const auto put_there = put(setting, found->second, read_.options); !put_there) {
            errors_.push_back(put_there.error().message);
        }
        if (setting.secrecy == Secrecy::kSecret) {
            keep_secret(setting, found->second);
        }
    }

    /// Each item of a list by itself: that is what an entry of the log might hold.
    void keep_secret(const Setting& setting, const RawSetting& value) {
        keep_secrets({value.text});
        if (const auto* place = std::get_if<ListPlace>(&setting.place)) {
            keep_secrets((*place)(read_.options));
        }
    }

    void keep_secrets(const std::vector<std::string>& secrets) {
        for (const auto& secret : secrets) {
            if (std::ranges::find(read_.secrets, secret) == read_.secrets.end()) {
                read_.secrets.push_back(secret);
            }
        }
    }

    void warn_of(const Setting& setting, const NoEffect& none) {
        for (const auto& [name, value] : raw_) {
            if (row_name(name) != setting.name || is_harmless(value.text, none)) {
                continue;
            }
            read_.warnings.push_back(
                fmt::format("{} has no effect here: {}", value.said_by, none.instead));
            return;
        }
    }

    static bool is_harmless(std::string_view value, const NoEffect& none) {
        if (value == none.harmless) {
            return true;
        }
        const auto words = split(none.harmless, ' ');
        return std::ranges::any_of(words, [&](std::string_view word) {
            return !word.empty() && equal_ignoring_case(word, value);
        });
    }

    void show() {
        for (const auto& group : setting_groups()) {
            for (const auto& setting : group.settings) {
                if (!setting.has_effect() ||
                    std::holds_alternative<VariableNamePlace>(setting.place)) {
                    continue;
                }
                const auto found = raw_.find(setting.name);
                read_.shown.push_back(
                    {.name = std::string(setting.name),
                     .value = shown_value(setting, read_.options),
                     .source = found == raw_.end() ? "default" : found->second.source});
            }
        }
    }

    const SettingSources& sources_;
    RawSettings raw_;
    ReadSettings read_;
    std::vector<std::string> errors_;
};

}  // namespace

Result<ReadSettings> read_settings(const SettingSources& sources) {
    return Reading(sources).read();
}

std::string in_words(const ShownSetting& setting) {
    return fmt::format(
        "{} = {} ({})", setting.name, setting.value.empty() ? "-" : setting.value, setting.source);
}

}  // namespace accord::cli
