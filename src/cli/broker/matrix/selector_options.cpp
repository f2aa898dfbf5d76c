// The order-sensitive options: see selector_options.hpp.
#include "cli/broker/matrix/selector_options.hpp"

#include "cli/options.hpp"

namespace accord::cli {

void add_named_selectors(Options& options, SelectorBuilder& selectors) {
    options
        .told_in_order(
            "-a,--pacticipant",
            [&](const std::string& name) { selectors.pacticipant(name); },
            "Name of an application, followed by its version; may be repeated")
        .required();
    options.told_in_order(
        "-e,--version",
        [&](const std::string& number) { selectors.version(number); },
        "Version of the application named before it");
    options.told_in_order(
        "--ignore",
        [&](const std::string& name) { selectors.ignore(name); },
        "Name of an application to ignore, optionally followed by --version; may be repeated");
}

void add_choosing_selectors(Options& options, SelectorBuilder& selectors) {
    options
        .told_in_order(
            "-l,--latest",
            [&](const std::string& tag) { selectors.latest(tag == kGivenWithoutValue ? "" : tag); },
            "The latest version of that application, or the latest with a tag")
        .may_be_without_value("[TAG]");
    options.told_in_order(
        "--branch",
        [&](const std::string& name) { selectors.branch(name); },
        "The latest version of that application from a branch");
    options.noted_in_order(
        "--main-branch",
        [&] { selectors.main_branch(); },
        "The latest version of that application from its main branch");
    options.told_in_order(
        "--tag,--all",
        [&](const std::string& tag) { selectors.all(tag); },
        "All versions of that application with a tag");
}

}  // namespace accord::cli
