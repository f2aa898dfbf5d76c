// What all groups of options need: see verifier_options.hpp.
#include "cli/verifier/verifier_options.hpp"

namespace accord::cli {

Result<void> check_needs(const std::vector<Need>& needs) {
    for (const auto& need : needs) {
        if (need.given && !need.met) {
            return invalid_input(
                fmt::format("{} has no effect without {}", need.option, need.needed));
        }
    }
    return {};
}

}  // namespace accord::cli
