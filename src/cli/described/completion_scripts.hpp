// The scripts by which bash, zsh and fish complete the program under each of its names.
#pragma once

#include "cli/described/complete.hpp"

#include <string>

namespace accord::cli {

std::string completion_script(Shell shell);

/// The name of the file that the shell looks for: "accord.bash", "_accord", "accord.fish".
std::string completion_file_of(Shell shell, const std::string& program);

}  // namespace accord::cli
