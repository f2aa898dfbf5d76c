// `accord verifier`: its options have the names and environment variables of the Pact verifier.
#include "base/memory.hpp"
#include "cli/options.hpp"
#include "cli/verifier/verifier_commands.hpp"
#include "cli/verifier/verifier_options.hpp"

#include <memory>

namespace accord::cli {
namespace {

struct VerifierCommand {
    VerifyOptions options;
    std::vector<OptionGroup> groups;
};

Result<void> read_options(const VerifierCommand& command) {
    for (const auto step : {&OptionGroup::read, &OptionGroup::check}) {
        for (const auto& group : command.groups) {
            if (const auto& run = group.*step; run) {
                if (auto done = run(); !done) {
                    return done;
                }
            }
        }
    }
    return {};
}

CommandOutcome run_verifier_command(const VerifierCommand& command, Console& console) {
    if (const auto read = read_options(command); !read) {
        const bool is_header = read.error().message.starts_with("--header ");
        return is_header ? give_up(ExitCode::kBadHeader, read.error().message)
                         : give_up(read.error(), Party::kInput);
    }
    return verify(command.options, console);
}

}  // namespace

Action verifier_command(CLI::App& app) {
    take_large_pages();  // all options and their texts are in the first of them
    auto command = std::make_shared<VerifierCommand>();
    command->options.verification.results.tool_version = ACCORD_VERSION;
    Options options(app);
    options.version("-v,--version");
    for (const auto add : {add_source_options,
                           add_provider_options,
                           add_header_options,
                           add_interaction_options,
                           add_broker_options,
                           add_report_options}) {
        command->groups.push_back(add(options, command->options));
    }
    return [command](Console& console) { return run_verifier_command(*command, console); };
}

}  // namespace accord::cli
