// The order-sensitive options: see selector_options.hpp.
#include "cli/broker/matrix/selector_options.hpp"

#include "cli/options.hpp"

namespace accord::cli {
namespace {

template <typename Tell>
CLI::Option* add_in_order(Options& options, const char* names, const char* help, Tell tell) {
    return options.app().add_option_function<std::string>(names, tell, help)->trigger_on_parse();
}

}  // namespace

void add_named_selectors(Options& options, SelectorBuilder& selectors) {
    add_in_order(options,
                 "-a,--pacticipant",
                 "Name of an application, followed by its version; may be repeated",
                 [&](const std::string& name) { selectors.pacticipant(name); })
        ->required();
    add_in_order(options,
                 "-e,--version",
                 "Version of the application named before it",
                 [&](const std::string& number) { selectors.version(number); });
    add_in_order(
        options,
        "--ignore",
        "Name of an application to ignore, optionally followed by --version; may be repeated",
        [&](const std::string& name) { selectors.ignore(name); });
}

void add_choosing_selectors(Options& options, SelectorBuilder& selectors) {
    add_in_order(
        options,
        "-l,--latest",
        "The latest version of that application, or the latest with a tag",
        [&](const std::string& tag) { selectors.latest(tag == kGivenWithoutValue ? "" : tag); })
        ->expected(0, 1)
        ->type_name("[TAG]");
    add_in_order(options,
                 "--branch",
                 "The latest version of that application from a branch",
                 [&](const std::string& name) { selectors.branch(name); });
    options.app()
        .add_flag_callback(
            "--main-branch",
            [&] { selectors.main_branch(); },
            "The latest version of that application from its main branch")
        ->trigger_on_parse();
    add_in_order(options,
                 "--tag,--all",
                 "All versions of that application with a tag",
                 [&](const std::string& tag) { selectors.all(tag); });
}

}  // namespace accord::cli
