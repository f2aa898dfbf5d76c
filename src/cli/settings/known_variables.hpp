// The variables that other commands read: servers and clients often share one environment.
#pragma once

#include <set>
#include <string>

namespace accord::cli {

/// The environment variables that accord reads: those of the options of all its commands, and
/// the few that no option stands for.
std::set<std::string> known_variables();

}  // namespace accord::cli
