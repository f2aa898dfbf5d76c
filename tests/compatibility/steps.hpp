// Step definitions: which function a step's text means. One table for all scenarios; each area of
// the suite adds its own steps to it (areas.hpp).
#pragma once

#include "gherkin.hpp"
#include "world.hpp"

#include <functional>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

namespace accord::compatibility {

/// A step as its function sees it: what the pattern's groups caught, and the step itself.
struct StepCall {
    std::vector<std::string> captures;
    const Step& step;

    /// The table's only row below its heading. Throws StepFailure when there is none.
    [[nodiscard]] Row row() const;
    [[nodiscard]] int number(std::size_t capture) const { return std::stoi(captures.at(capture)); }
};

using StepFunction = std::function<void(World&, const StepCall&)>;

class StepTable {
  public:
    /// `pattern` is an ECMAScript expression for the whole text of a step, in which {string} stands
    /// for a text in quotes and {int} for a number.
    void add(std::string_view pattern, StepFunction function);

    /// Runs the step. Throws StepFailure when no pattern fits, or more than one.
    void run(World& world, const Step& step) const;

  private:
    struct Definition {
        std::regex expression;
        StepFunction function;
    };
    std::vector<Definition> definitions_;
};

/// The text between quotes of a step, without the backslashes before inner quotes.
std::string unquoted(std::string_view text);

}  // namespace accord::compatibility
