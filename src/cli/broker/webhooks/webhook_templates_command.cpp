// `accord broker webhook-templates`: the webhooks that come with Accord.
#include "base/json.hpp"
#include "base/text.hpp"
#include "broker/domain/webhooks/webhook_templates.hpp"
#include "cli/broker/broker_commands.hpp"
#include "cli/options.hpp"
#include "cli/output_format.hpp"

#include <fmt/format.h>

namespace accord::cli {
namespace {

using broker::domain::WebhookTemplate;

std::string template_text(const WebhookTemplate& one) {
    auto text = fmt::format("{}\n  {}\n", one.name, one.title);
    for (const auto& parameter : one.parameters) {
        text +=
            fmt::format("    {:<14} {}{}{}{}\n",
                        parameter.name,
                        parameter.what,
                        parameter.usual.empty() ? std::string()
                                                : fmt::format(" (default: {})", parameter.usual),
                        parameter.is_optional ? " (optional)" : "",
                        parameter.is_secret ? " (kept encrypted)" : "");
    }
    return text;
}

json::Value templates_document() {
    json::Array all;
    for (const auto& one : broker::domain::webhook_templates()) {
        all.push_back(to_json(one));
    }
    return all;
}

std::string templates_table() {
    std::vector<std::vector<std::string>> rows;
    for (const auto& one : broker::domain::webhook_templates()) {
        std::vector<std::string> names;
        for (const auto& parameter : one.parameters) {
            names.emplace_back(parameter.name);
        }
        rows.push_back({std::string(one.name), std::string(one.title), join(names, ", ")});
    }
    return to_table({"NAME", "TITLE", "PARAMETERS"}, rows);
}

CommandOutcome list_templates(const std::string& output, Console& console) {
    if (write_document(console, output, templates_document())) {
        return ExitCode::kOk;
    }
    if (output == "table") {
        console.out << templates_table() << '\n';
        return ExitCode::kOk;
    }
    for (const auto& one : broker::domain::webhook_templates()) {
        console.out << template_text(one);
    }
    console.out
        << "\naccord broker create-webhook --template NAME --parameter NAME=VALUE ... makes a webhook "
           "of one, as does POST {\"parameters\": {...}} to /webhook-templates/NAME/webhooks.\n";
    return ExitCode::kOk;
}

}  // namespace

Action webhook_templates_command(CLI::App& app) {
    auto output = std::make_shared<std::string>();
    Options options(app);
    add_output_option(options, *output, kTextTableOrJson);
    return [output](Console& console) { return list_templates(*output, console); };
}

}  // namespace accord::cli
