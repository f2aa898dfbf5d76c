// The commands that write what the program can tell about itself: completions_command() is in
// completions_command.cpp.
#pragma once

#include "cli/command.hpp"

namespace accord::cli {

/// Prints a script, or writes it into a folder.
Action completions_command(CLI::App& app);

/// As `pact completions`: writes it, by default into the current folder.
Action pact_completions_command(CLI::App& app);

inline constexpr const char* kCompletionsExamples = R"(
completions bash >~/.local/share/bash-completion/completions/accord.bash
completions zsh --dir ~/.zfunc
completions fish >~/.config/fish/completions/accord.fish
)";

}  // namespace accord::cli
