// A setting of `accord serve`: a row of the one table that reads, checks, shows and documents it.
#pragma once

#include "base/result.hpp"

#include <chrono>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace accord::cli {

struct ServeOptions;

// Where a value goes. The kind of the place is the type of the setting, and what the place holds
// before anything is read is its default.

using FlagPlace = bool& (*)(ServeOptions&);
using MaybeFlagPlace = std::optional<bool>& (*)(ServeOptions&);
using ListPlace = std::vector<std::string>& (*)(ServeOptions&);

struct NumberPlace {
    unsigned& (*place)(ServeOptions&);
    unsigned min = 0;
    unsigned max = std::numeric_limits<unsigned>::max();
};

struct SecondsPlace {
    std::chrono::milliseconds& (*place)(ServeOptions&);
    unsigned max = 24 * 60 * 60;
    unsigned min = 0;
};

struct TextPlace {
    std::string& (*place)(ServeOptions&);
};

/// One of some words.
struct ChoicePlace {
    std::string& (*place)(ServeOptions&);
    std::string_view words;  ///< "debug info warn"
};

/// The value is the name of the variable that holds the value of another setting.
struct VariableNamePlace {
    std::string_view of;
};

/// A setting of the Ruby broker that changes nothing here.
struct NoEffect {
    std::string_view initial;        ///< the Ruby broker's default
    std::string_view instead;        ///< what is so here, and what to do
    std::string_view harmless = {};  ///< values that ask for what is so anyhow: "true false"
};

using Place = std::variant<FlagPlace,
                           MaybeFlagPlace,
                           ListPlace,
                           NumberPlace,
                           SecondsPlace,
                           TextPlace,
                           ChoicePlace,
                           VariableNamePlace,
                           NoEffect>;

enum class Secrecy {
    kOpen,
    kSecret,  ///< never shown
    kUrl,     ///< shown without the password in it
};

struct Setting {
    std::string_view name;  ///< as in YAML: "log_level"
    Place place;
    std::string_view what;  ///< a line of help
    Secrecy secrecy = Secrecy::kOpen;
    std::string_view alias = {};         ///< an older name
    std::string_view short_option = {};  ///< "-p"

    [[nodiscard]] bool has_effect() const { return !std::holds_alternative<NoEffect>(place); }
};

/// PACT_BROKER_LOG_LEVEL of log_level.
std::string variable_of(std::string_view name);

/// --log-level of log_level.
std::string option_of(std::string_view name);

/// What may be given, for help and documentation: "true or false", "debug, info or warn".
std::string allowed_values(const Setting& setting);

/// A value as somebody wrote it, and where.
struct RawSetting {
    std::string text;
    std::optional<std::vector<std::string>> list;  ///< of YAML, where items may hold spaces
    std::string source;                            ///< "environment", "config/pact_broker.yml"
    std::string said_by;                           ///< "PACT_BROKER_PORT", "--port"
};

/// Puts the value into its place. The error says what is allowed; it repeats no secret.
Result<void> put(const Setting& setting, const RawSetting& value, ServeOptions& options);

/// The setting's default, as one would write it.
std::string default_value(const Setting& setting);

/// The value that stands in the place, as one would write it; secrets are masked.
std::string shown_value(const Setting& setting, const ServeOptions& options);

}  // namespace accord::cli
