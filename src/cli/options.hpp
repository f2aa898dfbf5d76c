// How a command declares its options: a row each, with its names, where its value goes, its line of
// help, and the environment variable that stands in for it. CLI11, which carries it out, takes five
// seconds to compile: few files but options.cpp know it.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace accord::cli {

/// The value of an option that may have one, when it was given without.
inline constexpr std::string_view kGivenWithoutValue = "true";

/// How help calls a value that is the path of a file, or of a folder; shells complete it.
inline constexpr const char* kFileType = "FILE";
inline constexpr const char* kFolderType = "FOLDER";

/// An option that was declared: what is rare about it, and whether it was given. Refers to the
/// command's part of the command line.
class Option {
  public:
    Option() = default;  ///< of no command: not to be used
    Option(const CLI::App& app, CLI::Option& option) : app_(&app), option_(&option) {}

    const Option& required() const;
    const Option& needs(const Option& other) const;
    const Option& excludes(const Option& other) const;
    /// Its value may be left out; the help shows `value` for it.
    const Option& may_be_without_value(const char* value) const;
    const Option& one_of(const std::vector<std::string>& values) const;
    template <typename Number>
    const Option& in_range(Number min, Number max) const;
    /// `problem_of` tells what is wrong with a value, or nothing.
    const Option& checked(
        const std::function<std::string(const std::string& value)>& problem_of) const;
    const Option& hidden() const;
    /// Its value is the path of a file, or of a folder.
    const Option& file() const;
    const Option& folder() const;

    /// On the command line, or by its variable.
    [[nodiscard]] bool is_given() const;
    /// On the command line that was parsed: variables that commands share are no wish for anything.
    [[nodiscard]] bool is_on_line() const;

  private:
    const CLI::App* app_ = nullptr;
    CLI::Option* option_ = nullptr;
};

/// The options of one command. What a row gives back takes what is rare: required(), needs(), ...
class Options {
  public:
    using OnValue = std::function<void(const std::string& value)>;

    explicit Options(CLI::App& app) : app_(app) {}

    /// Of the types of values that options.cpp lists.
    template <typename Value>
    Option value(const char* names, Value& into, const char* help, const char* variable = "");

    /// The help shows what `into` holds now.
    template <typename Value>
    Option value_or_default(const char* names,
                            Value& into,
                            const char* help,
                            const char* variable = "");

    /// Given without a value; names that start with "!" say no.
    template <typename Truth>
    Option flag(const char* names, Truth& into, const char* help, const char* variable = "");

    /// `--file a --file b`: one value each time.
    Option repeated(const char* names, std::vector<std::string>& into, const char* help);

    /// `--tag a,b --tag c`.
    Option repeated_or_commas(const char* names, std::vector<std::string>& into, const char* help);

    /// `--header a --header b`, or `--header a b`.
    Option several(const char* names, std::vector<std::string>& into, const char* help);

    /// Tells the value once the whole line was read.
    Option told(const char* names, const OnValue& on_value, const char* help);
    /// Tells values in the order in which they stand, among all options that do so.
    Option told_in_order(const char* names, const OnValue& on_value, const char* help);

    /// Tells that it was given.
    Option noted(const char* names, const std::function<void()>& on_given, const char* help);
    Option noted_in_order(const char* names,
                          const std::function<void()>& on_given,
                          const char* help);

    /// Prints the help under other names, as of a command that has no use for -h of its own.
    void help(const char* names);

    /// Prints the version, and no more.
    void version(const char* names);

    /// Whatever stands after the command is taken, and not looked at.
    void anything();

    /// Taken and not heard: for scripts that were written for another program.
    void ignored_flag(const char* names);
    void ignored_value(const char* names);

  private:
    CLI::App& app_;
};

}  // namespace accord::cli
