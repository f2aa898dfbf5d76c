// Finds and runs the function of a step: see steps.hpp.
#include "steps.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

namespace accord::compatibility {

Row StepCall::row() const {
    const auto rows = rows_of(step.table);
    require(rows.size() == 1, "the step's table should have one row");
    return rows.front();
}

void StepTable::add(std::string_view pattern, StepFunction function) {
    auto expression = replace_all(pattern, "{string}", R"re("((?:[^"\\]|\\.)*)")re");
    expression = replace_all(expression, "{int}", R"((\d+))");
    definitions_.push_back({std::regex(expression), std::move(function)});
}

void StepTable::run(World& world, const Step& step) const {
    const Definition* chosen = nullptr;
    std::vector<std::string> captures;
    for (const auto& definition : definitions_) {
        std::smatch match;
        if (!std::regex_match(step.text, match, definition.expression)) {
            continue;
        }
        require(chosen == nullptr, "the step is defined more than once");
        chosen = &definition;
        for (std::size_t i = 1; i < match.size(); ++i) {
            captures.push_back(match[i].str());
        }
    }
    require(chosen != nullptr, "the step is not defined");
    chosen->function(world, {std::move(captures), step});
}

std::string unquoted(std::string_view text) { return replace_all(text, "\\\"", "\""); }

}  // namespace accord::compatibility
