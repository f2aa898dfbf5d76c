// What a run of the public cases came to, left in a file for ./test to print after everything else.
#pragma once

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace accord {

/// Of one version. Each case that was not counted as ran has its name and reason in `skipped`.
struct CaseCounts {
    int ran = 0, passed = 0;
    std::vector<std::string> skipped;
};

/// Leaves `KIND VERSION RAN PASSED SKIPPED`, and the reasons below, in a file of its own in the
/// folder that ACCORD_SUMMARY names; nothing without it.
inline void leave_summary(std::string_view kind,
                          std::string_view version,
                          const CaseCounts& counts) {
    const char* folder = std::getenv("ACCORD_SUMMARY");
    if (folder == nullptr) {
        return;
    }
    std::ofstream file(std::filesystem::path(folder) / fmt::format("{}-{}", kind, version));
    file << fmt::format(
        "{} {} {} {} {}\n", kind, version, counts.ran, counts.passed, counts.skipped.size());
    for (const auto& reason : counts.skipped) {
        file << "skipped " << reason << '\n';
    }
}

/// What became of the recorded answers of a scenario.
struct RecordedCounts {
    int identical = 0;
    std::size_t on_purpose = 0, open = 0;
};

/// Leaves `SCENARIO IDENTICAL ON_PURPOSE OPEN` in the same way.
inline void leave_recorded(std::string_view database,
                           std::string_view scenario,
                           const RecordedCounts& counts) {
    if (const char* folder = std::getenv("ACCORD_SUMMARY")) {
        std::ofstream file(std::filesystem::path(folder) /
                           fmt::format("recorded-{}-{}", database, scenario));
        file << fmt::format(
            "{} {} {} {}\n", scenario, counts.identical, counts.on_purpose, counts.open);
    }
}

}  // namespace accord
