// From what was written in several places to the options of a broker, with all that is to be said
// about it.
#pragma once

#include "cli/exit_code.hpp"
#include "cli/servers/serve.hpp"
#include "cli/settings/setting_sources.hpp"

#include <functional>
#include <set>
#include <string_view>

namespace accord::cli {

/// A setting as it is told at start.
struct ShownSetting {
    std::string name;
    std::string value;   ///< masked, where it is a secret
    std::string source;  ///< "default", "environment", a file, "command line"
};

struct ReadSettings {
    ServeOptions options;
    std::vector<ShownSetting> shown;
    std::vector<std::string> warnings;  ///< of settings that have no effect
    std::vector<std::string> notes;
    std::vector<std::string> secrets;  ///< for the log to leave out
};

/// What the sources say; later ones win.
struct SettingSources {
    RawSettings file;
    Environment environment;
    RawSettings line;
    std::set<std::string> variables_of_others = {};  ///< of commands that share the environment
    /// Whether a setting matters to who asks; of one that does not, even a bad value is passed
    /// over. Empty: all do.
    std::function<bool(std::string_view setting)> heeds = {};
};

/// Errors name each setting that can't be used, where it was set and what is allowed.
Result<ReadSettings> read_settings(const SettingSources& sources);

/// "port = 9292 (default)".
std::string in_words(const ShownSetting& setting);

}  // namespace accord::cli
