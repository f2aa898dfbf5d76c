// `accord serve`: its options are the settings of the table in cli/settings.
#include "cli/servers/serve.hpp"
#include "cli/servers/server_commands.hpp"
#include "cli/settings/known_variables.hpp"
#include "cli/settings/read_settings.hpp"
#include "cli/settings/setting_options.hpp"

namespace accord::cli {

Action serve_command(CLI::App& app) {
    return [line = declare_settings(app)](Console& console) -> CommandOutcome {
        auto environment = process_environment();
        auto file = settings_of_file(environment);
        if (!file) {
            return give_up(file.error(), Party::kInput);
        }
        auto settings = read_settings({.file = std::move(*file),
                                       .environment = std::move(environment),
                                       .line = line(),
                                       .variables_of_others = known_variables()});
        if (!settings) {
            return give_up(settings.error(), Party::kInput);
        }
        return serve(std::move(*settings), console);
    };
}

}  // namespace accord::cli
