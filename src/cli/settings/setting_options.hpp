// The settings as options of a command.
#pragma once

#include "cli/settings/setting_sources.hpp"

#include <functional>

namespace CLI {
class App;
}

namespace accord::cli {

/// Declares an option for each setting that has an effect; what is called gives those that stand on
/// the command line, once it has been parsed. `app` must outlive it.
std::function<RawSettings()> declare_settings(CLI::App& app);

}  // namespace accord::cli
