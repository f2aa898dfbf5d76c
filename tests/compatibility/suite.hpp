// The suite as a list of scenarios that can be run.
#pragma once

#include "base/result.hpp"
#include "contract/model/model.hpp"
#include "gherkin.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace accord::compatibility {

struct SuiteScenario {
    std::string version;  ///< "V1"
    std::string feature;  ///< the file's name without extension: "http_consumer"
    Scenario scenario;

    /// "V1/http_consumer: Request with headers", as not_yet.txt names it.
    [[nodiscard]] std::string name() const {
        return version + "/" + feature + ": " + scenario.name;
    }
};

/// All scenarios, by version and file. Errors name the file.
Result<std::vector<SuiteScenario>> load_suite(const std::filesystem::path& folder);

/// Reasons by scenario name, from lines `[reason]` and below it the scenarios that wait for it.
std::map<std::string, std::string> read_not_yet(const std::filesystem::path& file);

/// Runs all steps; gives back which step failed and why, nothing when all hold.
std::optional<std::string> run_scenario(const SuiteScenario& scenario);

}  // namespace accord::compatibility
