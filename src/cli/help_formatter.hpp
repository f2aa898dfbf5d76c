// How a page of help is laid out: what the command does, examples, usage, options.
#pragma once

#include "cli/command.hpp"

#include <CLI/CLI.hpp>

#include <map>
#include <string>
#include <vector>

namespace accord::cli {

class HelpFormatter final : public CLI::Formatter {
  public:
    /// What the page of `app` shows before anything else: see Command::examples.
    void set_examples(const CLI::App& app, const char* examples) { examples_[&app] = examples; }

    /// Each line of them with what is typed before it.
    [[nodiscard]] std::vector<std::string> examples_of(const CLI::App& app) const;

    /// The last line of each page.
    void set_last_line(std::string line) { last_line_ = std::move(line); }
    [[nodiscard]] const std::string& last_line() const { return last_line_; }

    std::string make_usage(const CLI::App* app, std::string name) const override;
    std::string make_footer(const CLI::App* app) const override;
    std::string make_option_name(const CLI::Option* option, bool is_positional) const override;
    std::string make_option_opts(const CLI::Option* option) const override;

  private:
    std::map<const CLI::App*, const char*> examples_;
    std::string last_line_;
};

/// "accord broker" of that command.
std::string path_of(const CLI::App& app);

/// Whether it is more than a flag.
bool takes_value(const CLI::Option& option);

/// The app that has no parent: the program's.
const CLI::App& program_of(const CLI::App& app);

}  // namespace accord::cli
