// What the commands have declared about themselves, as plain data. It is read from the same rows
// and options that a command line is parsed by and help is printed from: completions and manual
// pages stand on it, and no text of a command is written twice.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace accord::cli {

/// What stands for a value when it is typed.
enum class ValueKind { kText, kFile, kFolder };

/// The value of an option or an argument.
struct DescribedValue {
    std::string name;  ///< as help shows it: TEXT, UINT, FILE
    ValueKind kind = ValueKind::kText;
    std::vector<std::string> choices = {};  ///< all there are; none: any text
    std::string standard = {};              ///< what it is when it is not given
    bool may_be_left_out = false;
    bool operator==(const DescribedValue&) const = default;
};

/// An option, or an argument, which has a name without dashes and stands by its place.
struct DescribedOption {
    std::vector<std::string> names;            ///< "-b", "--broker-base-url"
    std::optional<DescribedValue> value = {};  ///< nothing: it is given, or not
    std::string help = {};
    std::string variable = {};  ///< environment variable that stands in for it
    std::string group = {};     ///< the headline it stands under
    bool is_required = false;
    bool is_repeatable = false;
    bool operator==(const DescribedOption&) const = default;
};

/// A command, or a group of commands.
struct DescribedCommand {
    std::string name;
    std::string path;  ///< with all that stands before it
    std::string summary = {};
    std::vector<std::string> examples = {};  ///< as they are typed
    std::vector<DescribedOption> options = {};
    std::vector<DescribedOption> arguments = {};
    std::vector<DescribedCommand> commands = {};
    std::string exit_codes = {};  ///< the last line of its help
    bool operator==(const DescribedCommand&) const = default;
};

/// The program of that name. Of commands that are not named among `words` no more than name and
/// summary, since it takes a while to have all declare their options.
DescribedCommand describe(const std::string& program, std::span<const std::string> words);

/// With all its commands.
DescribedCommand describe(const std::string& program);

}  // namespace accord::cli
