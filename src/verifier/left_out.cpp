// What a filter had to choose from: see left_out.hpp.
#include "verifier/left_out.hpp"

#include "base/text.hpp"
#include "verifier/filter.hpp"

#include <algorithm>
#include <unordered_set>

namespace accord::verifier {
namespace {

using Names = std::vector<std::string>;

/// Names in the order in which they came, each once.
struct DistinctNames {
    Names names;
    std::unordered_set<std::string> known = {};

    void add(const std::string& name) {
        if (known.insert(name).second) {
            names.push_back(name);
        }
    }
};

/// `the consumers "a", "b" and 3 more`, or what is said when there are none.
std::string told(std::string_view what, const Names& names, std::string_view none) {
    if (names.empty()) {
        return std::string(none);
    }
    Names quoted;
    for (std::size_t i = 0; i < std::min(names.size(), kNamesToldMax); ++i) {
        quoted.push_back(fmt::format("\"{}\"", names[i]));
    }
    const auto more = names.size() - quoted.size();
    return fmt::format(
        "{}: {}{}", what, join(quoted, ", "), more == 0 ? "" : fmt::format(" and {} more", more));
}

struct Choice {
    DistinctNames consumers;
    DistinctNames descriptions;  ///< of the pacts of wanted consumers, and so below
    DistinctNames states;
    bool has_stateless = false;
};

Choice choice_of(const FilterOptions& filter, const std::vector<LoadedPact>& pacts) {
    Choice choice;
    for (const auto& loaded : pacts) {
        if (!loaded.pact) {
            continue;
        }
        choice.consumers.add(loaded.pact->consumer);
        if (!wants_consumer(filter, loaded.pact->consumer)) {
            continue;
        }
        for (const auto& interaction : loaded.pact->interactions) {
            choice.descriptions.add(interaction.description);
            choice.has_stateless = choice.has_stateless || interaction.states.empty();
            for (const auto& state : interaction.states) {
                choice.states.add(state.name);
            }
        }
    }
    return choice;
}

}  // namespace

std::string left_out(const FilterOptions& filter, const std::vector<LoadedPact>& pacts) {
    const auto choice = choice_of(filter, pacts);
    const bool wants_none = std::ranges::none_of(choice.consumers.names, [&](const auto& consumer) {
        return wants_consumer(filter, consumer);
    });
    if (wants_none) {
        return "the filter matched nothing; there are pacts of " +
               told("these consumers", choice.consumers.names, "no consumer");
    }
    if (choice.descriptions.names.empty()) {
        return "the pacts have no interactions";
    }
    Names parts;
    if (filter.description) {
        parts.push_back(told("descriptions", choice.descriptions.names, ""));
    }
    if (filter.state || filter.no_state) {
        parts.push_back(
            told("provider states", choice.states.names, "no interaction has a provider state"));
    }
    if (filter.no_state && !choice.has_stateless) {
        parts.emplace_back("every interaction has a provider state");
    }
    if (!filter.only.empty()) {
        parts.emplace_back("what failed in the run before is not among the pacts");
    }
    return "the filter matched nothing; " + join(parts, "; ");
}

}  // namespace accord::verifier
