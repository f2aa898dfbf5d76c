// Provider states that pacts need: see state_list.hpp.
#include "verifier/states/state_list.hpp"

#include "base/text.hpp"
#include "base/words/nearest.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

namespace accord::verifier {

std::vector<NeededState> states_needed(const std::vector<PlannedPact>& planned) {
    std::map<std::string, NeededState> by_name;
    for (const auto& pact : planned) {
        for (const auto& run : pact.runs) {
            std::set<std::string> counted;
            for (const auto& state : run.interaction->states) {
                auto& needed = by_name[state.name];
                needed.name = state.name;
                needed.consumers.insert(pact.pact.consumer);
                needed.interactions += counted.insert(state.name).second ? 1 : 0;
                for (const auto& [name, value] : state.params) {
                    needed.params.emplace(name);
                }
            }
        }
    }
    std::vector<NeededState> states;
    for (auto& [name, state] : by_name) {
        states.push_back(std::move(state));
    }
    return states;
}

std::string to_text(const std::vector<NeededState>& states) {
    std::string text;
    for (const auto& state : states) {
        text += fmt::format("{}\n    {}needed by {} ({} {})\n",
                            state.name,
                            state.params.empty()
                                ? ""
                                : fmt::format("parameters {}; ", fmt::join(state.params, ", ")),
                            fmt::join(state.consumers, ", "),
                            state.interactions,
                            state.interactions == 1 ? "interaction" : "interactions");
    }
    return text;
}

json::Array to_json(const std::vector<NeededState>& states) {
    json::Array list;
    for (const auto& state : states) {
        list.push_back(
            json::Object{{"name", state.name},
                         {"params", json::Array(state.params.begin(), state.params.end())},
                         {"consumers", json::Array(state.consumers.begin(), state.consumers.end())},
                         {"interactions", state.interactions}});
    }
    return list;
}

StateComparison compare_states(const std::vector<NeededState>& needed,
                               const std::vector<std::string>& declared) {
    StateComparison comparison;
    for (const auto& state : needed) {
        if (std::ranges::find(declared, state.name) == declared.end()) {
            comparison.missing.push_back(
                fmt::format("\"{}\"{}", state.name, did_you_mean(state.name, declared)));
        }
    }
    for (const auto& name : declared) {
        if (std::ranges::find(needed, name, &NeededState::name) == needed.end()) {
            comparison.unused.push_back(name);
        }
    }
    return comparison;
}

Result<std::vector<std::string>> declared_states(std::string_view text) {
    std::vector<std::string> names;
    if (!trim(text).starts_with('[')) {
        for (const auto line : split(text, '\n')) {
            const auto name = trim(line);
            if (!name.empty() && !name.starts_with('#')) {
                names.emplace_back(name);
            }
        }
        return names;
    }
    const auto list = json::parse(text);
    if (!list) {
        return fail(list.error());
    }
    for (const auto& item : list->get_array()) {
        const auto* object = item.if_object();
        if (item.is_string()) {
            names.emplace_back(item.get_string());
        } else if (object != nullptr && !json::string_or(*object, "name").empty()) {
            names.push_back(json::string_or(*object, "name"));
        } else {
            return invalid_input("each state is a name, or an object with a \"name\"");
        }
    }
    return names;
}

}  // namespace accord::verifier
