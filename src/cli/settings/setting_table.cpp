// The parts of the table put together.
#include "cli/settings/setting_table.hpp"

namespace accord::cli {

std::span<const SettingGroup> setting_groups() {
    static const SettingGroup kGroups[] = {
        {"Server", server_settings()},
        {"Database", database_settings()},
        {"Authentication", access_settings()},
        {"Log", log_settings()},
        {"Behaviour", behaviour_settings()},
        {"Webhooks", webhook_settings()},
        {"Pages and badges", page_settings()},
        {"Cleaning", cleaning_settings()},
    };
    return kGroups;
}

const Setting* find_setting(std::string_view name) {
    for (const auto& group : setting_groups()) {
        for (const auto& setting : group.settings) {
            if (setting.name == name || (!setting.alias.empty() && setting.alias == name)) {
                return &setting;
            }
        }
    }
    return nullptr;
}

}  // namespace accord::cli
