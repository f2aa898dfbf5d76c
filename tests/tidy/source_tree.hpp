// The sources as the tidy tests see them: every file of our own code with its lines.
#pragma once

#include <string>
#include <vector>

namespace accord::tidy {

struct SourceFile {
    std::string path;  ///< from the root of the repository: "src/http/server.cpp"
    std::vector<std::string> lines;

    [[nodiscard]] bool is_test() const;
    /// The files it names in #include lines, without quotes or brackets.
    [[nodiscard]] std::vector<std::string> includes() const;
};

/// Every .hpp, .cpp and .h below these folders of the repository, sorted by path.
std::vector<SourceFile> read_sources(const std::vector<std::string>& folders);

}  // namespace accord::tidy
