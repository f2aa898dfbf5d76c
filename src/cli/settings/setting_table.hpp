// The table of all settings of `accord serve`: what is not in it does not exist.
#pragma once

#include "cli/settings/setting.hpp"

#include <span>

namespace accord::cli {

/// Settings about one thing, in the order of help and documentation.
struct SettingGroup {
    std::string_view title;
    std::span<const Setting> settings;
};

std::span<const SettingGroup> setting_groups();

/// The row with this name or alias; null without.
const Setting* find_setting(std::string_view name);

// The parts of the table, each in a file of its own.
std::span<const Setting> server_settings();
std::span<const Setting> log_settings();
std::span<const Setting> database_settings();
std::span<const Setting> access_settings();
std::span<const Setting> behaviour_settings();
std::span<const Setting> webhook_settings();
std::span<const Setting> page_settings();
std::span<const Setting> cleaning_settings();

}  // namespace accord::cli
