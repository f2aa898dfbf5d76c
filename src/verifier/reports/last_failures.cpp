// What failed in an earlier run: see last_failures.hpp.
#include "verifier/reports/last_failures.hpp"

#include "base/files.hpp"
#include "base/json.hpp"

namespace accord::verifier {
namespace {

InteractionName name_in(const json::Object& summary) {
    InteractionName name{.consumer = json::string_or(summary, "consumer"),
                         .description = json::string_or(summary, "description")};
    const auto* states = json::array_at(summary, "states");
    name.knows_states = states != nullptr;
    if (states != nullptr) {
        for (const auto& state : *states) {
            name.states.emplace_back(state.is_string() ? state.get_string().c_str() : "");
        }
    }
    return name;
}

}  // namespace

Result<std::vector<InteractionName>> last_failures(const std::string& json_report) {
    const auto text = read_file(json_report);
    if (!text && text.error().code == ErrorCode::kNotFound) {
        return std::vector<InteractionName>{};
    }
    const auto report = text ? json::parse(*text) : fail(text.error());
    if (!report) {
        return fail(report.error(), json_report);
    }
    const auto* results =
        report->is_object() ? json::array_at(report->get_object(), "interactionResults") : nullptr;
    if (results == nullptr) {
        return invalid_input(json_report + ": it is no report of a verification");
    }
    std::vector<InteractionName> failed;
    for (const auto& result : *results) {
        const auto* summary = result.if_object();
        if (summary != nullptr && json::string_or(*summary, "result") != "OK") {
            failed.push_back(name_in(*summary));
        }
    }
    return failed;
}

}  // namespace accord::verifier
