// The settings as Markdown: see settings_document.hpp.
#include "cli/settings/settings_document.hpp"

#include "base/text.hpp"
#include "cli/servers/serve.hpp"
#include "cli/settings/setting_table.hpp"

#include <fmt/format.h>

namespace accord::cli {
namespace {

std::string default_cell(const Setting& setting) {
    const auto initial = default_value(setting);
    return initial.empty() ? "" : fmt::format("`{}`", initial);
}

std::string what_cell(const Setting& setting) {
    std::string text(setting.what);
    if (const auto* none = std::get_if<NoEffect>(&setting.place)) {
        return fmt::format("{}. **No effect here:** {}", text, none->instead);
    }
    if (std::holds_alternative<ChoicePlace>(setting.place)) {
        text += fmt::format(": {}", allowed_values(setting));
    }
    if (!setting.alias.empty()) {
        text += fmt::format(" (older name: `{}`)", setting.alias);
    }
    return text;
}

std::string type_cell(const Setting& setting) {
    struct Type {
        std::string operator()(FlagPlace) const { return "true, false"; }
        std::string operator()(MaybeFlagPlace) const { return "true, false"; }
        std::string operator()(ListPlace) const { return "list"; }
        std::string operator()(const NumberPlace&) const { return "number"; }
        std::string operator()(const SecondsPlace&) const { return "seconds"; }
        std::string operator()(const TextPlace&) const { return "text"; }
        std::string operator()(const ChoicePlace&) const { return "word"; }
        std::string operator()(const VariableNamePlace&) const { return "name"; }
        std::string operator()(const NoEffect&) const { return ""; }
    };
    const auto type = std::visit(Type(), setting.place);
    return setting.secrecy == Secrecy::kSecret ? type + ", secret" : type;
}

}  // namespace

std::string settings_document() {
    std::string text;
    for (const auto& group : setting_groups()) {
        text += fmt::format(
            "### {}\n\n| setting | type | default | what it does |\n|---|---|---|---|\n",
            group.title);
        for (const auto& setting : group.settings) {
            text += fmt::format("| `{}` | {} | {} | {} |\n",
                                setting.name,
                                type_cell(setting),
                                default_cell(setting),
                                what_cell(setting));
        }
        text += "\n";
    }
    text.pop_back();
    return text;
}

}  // namespace accord::cli
