// What can stand next on a command line, for shells that are asked to complete it. The scripts of
// completion_scripts.hpp call the program with kCompleteWord, so that what they offer is what this
// very program takes.
#pragma once

#include "cli/described/description.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::cli {

enum class Shell { kBash, kZsh, kFish };

/// By its name: bash, zsh, fish.
std::optional<Shell> shell_called(std::string_view name);

/// The word before all others of a command line that is to be completed: `accord __complete bash
/// broker pub`. It is no command, and no help tells of it.
inline constexpr std::string_view kCompleteWord = "__complete";

struct Candidate {
    std::string word;
    std::string help;
    bool operator==(const Candidate&) const = default;
};

/// What a shell is to offer.
struct Completion {
    std::vector<Candidate> candidates = {};
    ValueKind paths = ValueKind::kText;  ///< besides, files or folders, which the shell knows
    bool operator==(const Completion&) const = default;
};

/// `words` are those after the program's name, the last as far as it is typed.
Completion complete(const std::string& program, const std::vector<std::string>& words);

/// What the script of a shell reads: in the first line "words", "files" or "folders", then a
/// candidate a line. `words` as that shell has them: bash takes them apart at "=" and ":".
std::string completion_lines(Shell shell,
                             const std::string& program,
                             const std::vector<std::string>& words);

}  // namespace accord::cli
