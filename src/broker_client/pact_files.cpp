// Files, folders and patterns: see pact_files.hpp.
#include "broker_client/pact_files.hpp"

#include "base/files.hpp"

#include <algorithm>
#include <fnmatch.h>
#include <set>
#include <span>

namespace accord::broker_client {
namespace {

namespace fs = std::filesystem;

bool is_pattern(const fs::path& path) {
    return path.string().find_first_of("*?[") != std::string::npos;
}

/// Finds what a pattern matches, part by part of its path.
class PatternWalk {
  public:
    std::vector<fs::path> files_matching(const fs::path& pattern) {
        parts_.assign(pattern.begin(), pattern.end());
        walk({}, 0);
        std::ranges::sort(found_);
        return std::move(found_);
    }

  private:
    void walk(const fs::path& folder, std::size_t depth) {
        const auto& part = parts_[depth];
        if (part == "**") {
            if (depth + 1 < parts_.size()) {
                walk(folder, depth + 1);
            }
            walk_folders_below(folder, depth);
        } else if (!is_pattern(part)) {
            go_on_to(folder / part, depth);
        } else {
            for (const auto& entry : entries_of(folder)) {
                const auto name = entry.path().filename();
                if (::fnmatch(part.c_str(), name.c_str(), FNM_PERIOD) == 0) {
                    go_on_to(folder / name, depth);
                }
            }
        }
    }

    /// A link to a folder is not followed: it may lead in a circle.
    void walk_folders_below(const fs::path& folder, std::size_t depth) {
        for (const auto& entry : entries_of(folder)) {
            std::error_code ignored;
            if (entry.is_directory(ignored) && !entry.is_symlink(ignored)) {
                walk(folder / entry.path().filename(), depth);
            }
        }
    }

    void go_on_to(const fs::path& path, std::size_t depth) {
        std::error_code ignored;
        if (depth + 1 < parts_.size()) {
            walk(path, depth + 1);
        } else if (fs::is_regular_file(path, ignored)) {
            found_.push_back(path);
        }
    }

    static std::vector<fs::directory_entry> entries_of(const fs::path& folder) {
        std::vector<fs::directory_entry> entries;
        std::error_code problem;
        fs::directory_iterator entry(folder.empty() ? fs::path(".") : folder, problem);
        for (; !problem && entry != fs::directory_iterator(); entry.increment(problem)) {
            entries.push_back(*entry);
        }
        return entries;
    }

    std::vector<fs::path> parts_;
    std::vector<fs::path> found_;
};

/// A folder's pact files; a file itself; what a pattern matches. A file may be named like a
/// pattern.
Result<std::vector<fs::path>> files_of(const fs::path& path) {
    std::error_code problem;
    if (fs::is_directory(path, problem)) {
        return files_in(path, ".json");
    }
    if (fs::exists(path, problem)) {
        return std::vector{path};
    }
    if (!is_pattern(path)) {
        return fail(ErrorCode::kNotFound, path.string() + ": no such file or folder");
    }
    auto files = PatternWalk().files_matching(path);
    if (files.empty()) {
        return fail(ErrorCode::kNotFound, path.string() + ": no file has a name like that");
    }
    return files;
}

}  // namespace

Result<std::vector<fs::path>> find_pact_files(const std::vector<fs::path>& paths) {
    std::vector<fs::path> distinct;
    std::set<fs::path> known;
    for (const auto& path : paths) {
        auto files = files_of(path);
        if (!files) {
            return fail(files.error());
        }
        for (auto& file : *files) {
            if (known.insert(file).second) {
                distinct.push_back(std::move(file));
            }
        }
    }
    return distinct;
}

}  // namespace accord::broker_client
