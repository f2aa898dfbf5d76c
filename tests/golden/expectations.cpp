// Reading the two lists beside this file.
#include "expectations.hpp"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

namespace accord {

std::set<std::string> parse_steps(const std::string& text) {
    std::set<std::string> steps;
    std::istringstream ranges(text);
    for (std::string range; std::getline(ranges, range, ',');) {
        const int first = std::stoi(range);
        const auto dash = range.find('-');
        const int last = dash == std::string::npos ? first : std::stoi(range.substr(dash + 1));
        for (int step = first; step <= last; ++step) {
            steps.insert(fmt::format("{:03}", step));
        }
    }
    return steps;
}

std::vector<Difference> read_differences() {
    std::vector<Difference> differences;
    std::ifstream file(ACCORD_GOLDEN_LISTS "/on_purpose.txt");
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        Difference difference;
        std::string steps;
        if (line.starts_with('#') || !(words >> difference.scenario >> steps >> std::ws)) {
            continue;
        }
        difference.steps = parse_steps(steps);
        std::getline(words, difference.subject);
        differences.push_back(std::move(difference));
    }
    return differences;
}

std::vector<Scenario> read_scenarios() {
    const auto differences = read_differences();
    std::vector<Scenario> scenarios;
    std::ifstream file(ACCORD_GOLDEN_LISTS "/floors.txt");
    for (std::string name, floor; file >> name >> floor;) {
        Scenario scenario{.name = name};
        if (floor != "all") {
            scenario.identical_min = std::stoi(floor);
        }
        for (const Difference& difference : differences) {
            if (name.starts_with(difference.scenario + "-")) {
                scenario.on_purpose.insert(difference.steps.begin(), difference.steps.end());
            }
        }
        scenarios.push_back(std::move(scenario));
    }
    return scenarios;
}

}  // namespace accord
