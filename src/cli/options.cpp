// The rows that need no template: see options.hpp.
#include "cli/options.hpp"

#include <algorithm>

namespace accord::cli {

CLI::Option* Options::flag(const char* names, bool& into, const char* help, const char* variable) {
    return app_.add_flag(names, into, help)->envname(variable);
}

CLI::Option* Options::repeated(const char* names,
                               std::vector<std::string>& into,
                               const char* help) {
    return app_.add_option(names, into, help)->take_all()->allow_extra_args(false);
}

CLI::Option* Options::repeated_or_commas(const char* names,
                                         std::vector<std::string>& into,
                                         const char* help) {
    return repeated(names, into, help)->delimiter(',');
}

bool is_on_line(const CLI::App& app, const CLI::Option* option) {
    return std::ranges::find(app.parse_order(), option) != app.parse_order().end();
}

}  // namespace accord::cli
