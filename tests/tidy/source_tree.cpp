// Reads the sources from disk.
#include "source_tree.hpp"

#include <filesystem>
#include <fstream>

namespace accord::tidy {

namespace fs = std::filesystem;

bool SourceFile::is_test() const {
    return path.ends_with("_test.cpp") || path.starts_with("tests/");
}

std::vector<std::string> SourceFile::includes() const {
    std::vector<std::string> names;
    for (const std::string& line : lines) {
        if (!line.starts_with("#include ")) {
            continue;
        }
        const auto open = line.find_first_of("\"<");
        const auto close = line.find_first_of("\">", open + 1);
        if (close != std::string::npos) {
            names.push_back(line.substr(open + 1, close - open - 1));
        }
    }
    return names;
}

std::vector<SourceFile> read_sources(const std::vector<std::string>& folders) {
    const fs::path root = ACCORD_SOURCE_DIR;
    std::vector<SourceFile> files;
    for (const std::string& folder : folders) {
        if (!fs::exists(root / folder)) {
            continue;
        }
        for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
            const auto extension = entry.path().extension();
            if (extension != ".hpp" && extension != ".cpp" && extension != ".h") {
                continue;
            }
            SourceFile file{fs::relative(entry.path(), root).string(), {}};
            std::ifstream in(entry.path());
            for (std::string line; std::getline(in, line);) {
                file.lines.push_back(line);
            }
            files.push_back(std::move(file));
        }
    }
    std::ranges::sort(files, {}, &SourceFile::path);
    return files;
}

}  // namespace accord::tidy
