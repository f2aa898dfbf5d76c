// What the comparison with the recorded answers holds us to: floors.txt, and the steps that differ
// on purpose.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace accord {

struct Scenario {
    std::string name;                  ///< 07-matrix
    std::optional<int> identical_min;  ///< nothing: all but what differs on purpose
    std::set<std::string> on_purpose;  ///< 045
};

/// A line of on_purpose.txt.
struct Difference {
    std::string scenario;  ///< 07
    std::set<std::string> steps;
    std::string subject;  ///< how its row in docs/compatibility.md begins
};

/// "042-045,053" as five steps.
std::set<std::string> parse_steps(const std::string& text);

std::vector<Difference> read_differences();
std::vector<Scenario> read_scenarios();

}  // namespace accord
