// The variables that other commands read: servers and clients often share one environment.
#pragma once

#include <set>
#include <string>

namespace CLI {
class App;
}

namespace accord::cli {

/// The environment variables that the program reads: those of the options of all its commands, and
/// the few that no option stands for.
std::set<std::string> known_variables(const CLI::App& program);

}  // namespace accord::cli
