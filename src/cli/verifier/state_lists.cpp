// States listed and compared: see state_lists.hpp.
#include "cli/verifier/state_lists.hpp"

#include "base/files.hpp"
#include "base/json.hpp"
#include "cli/output_format.hpp"
#include "verifier/states/state_list.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace accord::cli {
namespace {

std::string state_table(const std::vector<verifier::NeededState>& states) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& state : states) {
        rows.push_back({state.name,
                        fmt::format("{}", fmt::join(state.params, ", ")),
                        fmt::format("{}", fmt::join(state.consumers, ", ")),
                        std::to_string(state.interactions)});
    }
    return to_table({"PROVIDER STATE", "PARAMETERS", "CONSUMERS", "INTERACTIONS"}, rows);
}

}  // namespace

void list_states(const std::vector<verifier::PlannedPact>& planned,
                 const VerifyOptions& options,
                 Console& console) {
    const auto states = verifier::states_needed(planned);
    if (options.lists_states_as == "json") {
        console.out << json::write_pretty(verifier::to_json(states)) << '\n';
    } else if (options.lists_states_as == "table") {
        console.out << state_table(states) << '\n';
    } else {
        console.out << (states.empty() ? "the pacts need no provider states\n"
                                       : verifier::to_text(states));
    }
}

CommandOutcome compare_with_declared(const std::vector<verifier::PlannedPact>& planned,
                                     const VerifyOptions& options,
                                     Console& console) {
    const auto text = read_file(options.declared_states_file);
    const auto declared = text ? verifier::declared_states(*text) : fail(text.error());
    if (!declared) {
        return give_up(declared.error().with_context("--declared-states"), Party::kInput);
    }
    const auto comparison = verifier::compare_states(verifier::states_needed(planned), *declared);
    for (const auto& name : comparison.unused) {
        console.err << fmt::format("no pact needs the provider state \"{}\"\n", name);
    }
    if (!comparison.missing.empty()) {
        return give_up(ExitCode::kBadInput,
                       fmt::format("{} does not declare these provider states: {}",
                                   options.declared_states_file,
                                   fmt::join(comparison.missing, ", ")));
    }
    return ExitCode::kOk;
}

}  // namespace accord::cli
