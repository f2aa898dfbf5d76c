// Settings that look like ours but have no effect: a name that is misspelt, or one of the Ruby
// broker's that Accord does not have.
#pragma once

#include <set>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace accord::cli {

/// The environment variables that the program reads: those of the options of all its commands, and
/// the few that no option stands for. Servers and clients often share one environment.
std::set<std::string> known_variables(const CLI::App& program);

/// The PACT_BROKER_ variables among `names` that are not known, sorted.
std::vector<std::string> unknown_settings(const std::vector<std::string>& names,
                                          const std::set<std::string>& known);

}  // namespace accord::cli
