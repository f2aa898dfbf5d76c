// Loads and runs scenarios: see suite.hpp.
#include "suite.hpp"

#include "areas.hpp"
#include "base/files.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

namespace accord::compatibility {
namespace {

constexpr std::array<std::string_view, 4> kVersions{"V1", "V2", "V3", "V4"};

const StepTable& all_steps() {
    static const StepTable table = [] {
        StepTable steps;
        add_matching_steps(steps);
        add_http_consumer_steps(steps);
        add_consumer_pact_steps(steps);
        add_http_provider_steps(steps);
        add_verification_steps(steps);
        add_generator_steps(steps);
        add_message_consumer_steps(steps);
        add_message_provider_steps(steps);
        return steps;
    }();
    return table;
}

Result<Feature> read_feature(const std::filesystem::path& path) {
    const auto text = read_file(path);
    if (!text) {
        return fail(text.error());
    }
    auto feature = parse_feature(*text);
    if (!feature) {
        return fail(feature.error(), path.string());
    }
    return feature;
}

}  // namespace

Result<std::vector<SuiteScenario>> load_suite(const std::filesystem::path& folder) {
    std::vector<SuiteScenario> scenarios;
    for (const auto version : kVersions) {
        const auto files = files_in(folder / "features" / version, ".feature");
        if (!files) {
            return fail(files.error());
        }
        for (const auto& file : *files) {
            auto feature = read_feature(file);
            if (!feature) {
                return fail(feature.error());
            }
            for (auto& scenario : feature->scenarios) {
                scenarios.push_back(
                    {std::string(version), file.stem().string(), std::move(scenario)});
            }
        }
    }
    return scenarios;
}

std::map<std::string, std::string> read_not_yet(const std::filesystem::path& file) {
    std::map<std::string, std::string> reasons;
    const auto text = read_file(file);
    if (!text) {
        return reasons;
    }
    std::string reason;
    for (const auto raw : split(*text, '\n')) {
        const auto line = trim(raw);
        if (line.empty() || line.front() == '#') {
            continue;
        }
        if (line.front() == '[' && line.back() == ']') {
            reason = line.substr(1, line.size() - 2);
        } else {
            reasons[std::string(line)] = reason;
        }
    }
    return reasons;
}

std::optional<std::string> run_scenario(const SuiteScenario& scenario) {
    const auto version = contract::parse_spec_version(scenario.version);
    if (!version) {
        return "unknown version " + scenario.version;
    }
    World world(*version);
    for (const auto& step : scenario.scenario.steps) {
        try {
            all_steps().run(world, step);
        } catch (const std::exception& failure) {
            return fmt::format("line {}: {}\n{}", step.line, step.text, failure.what());
        }
    }
    return std::nullopt;
}

}  // namespace accord::compatibility
