// A command line that can't be understood, as a sentence that says what to type instead.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace accord::cli {

/// `accord broker publish` of the command that was named last.
std::string full_name(const CLI::App& app);

/// What was wrong, of the program `app` after it failed to parse.
std::string sentence_of(const CLI::App& app, const CLI::ParseError& problem);

/// `unknown command "verifyer"; did you mean "verifier"?`: the nearest of those that are known,
/// when one is near.
std::string unknown(std::string_view what,
                    std::string_view word,
                    const std::vector<std::string>& known);

/// The names of the commands right below.
std::vector<std::string> command_names(const CLI::App& app);

}  // namespace accord::cli
