// How a command declares its options: a row each, with its names, where its value goes, its line of
// help, and the environment variable that stands in for it.
#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace accord::cli {

/// The value of an option that may have one, when it was given without.
inline constexpr std::string_view kGivenWithoutValue = "true";

/// The options of one command. What a row gives back takes what is rare: required(), needs(), ...
class Options {
  public:
    explicit Options(CLI::App& app) : app_(app) {}

    template <typename Value>
    CLI::Option* value(const char* names,
                       Value& into,
                       const char* help,
                       const char* variable = "") {
        return app_.add_option(names, into, help)->envname(variable);
    }

    /// The help shows what `into` holds now.
    template <typename Value>
    CLI::Option* value_or_default(const char* names,
                                  Value& into,
                                  const char* help,
                                  const char* variable = "") {
        return value(names, into, help, variable)->capture_default_str();
    }

    /// Given without a value; names that start with "!" say no.
    CLI::Option* flag(const char* names, bool& into, const char* help, const char* variable = "");

    /// `--file a --file b`: one value each time.
    CLI::Option* repeated(const char* names, std::vector<std::string>& into, const char* help);

    /// `--tag a,b --tag c`.
    CLI::Option* repeated_or_commas(const char* names,
                                    std::vector<std::string>& into,
                                    const char* help);

    [[nodiscard]] CLI::App& app() const { return app_; }

  private:
    CLI::App& app_;
};

/// Whether the option of `app` stands on the command line that was parsed. Its value may come from
/// its variable instead, and variables that commands share are no wish for anything.
bool is_on_line(const CLI::App& app, const CLI::Option* option);

}  // namespace accord::cli
