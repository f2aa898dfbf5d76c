// Finds variables in texts: see webhook_variables.hpp.
#include "broker/domain/webhooks/webhook_variables.hpp"

namespace accord::broker::domain {
namespace {

constexpr std::string_view kOpen = "${pactbroker.";

/// The first variable of a text, as it is written; empty when there is none.
std::string_view first_variable(std::string_view text) {
    const auto start = text.find(kOpen);
    if (start == text.npos) {
        return {};
    }
    const auto end = text.find('}', start + kOpen.size());
    const bool has_name = end != text.npos && end > start + kOpen.size();
    return has_name ? text.substr(start, end + 1 - start) : std::string_view();
}

}  // namespace

bool has_variable(std::string_view text) { return !first_variable(text).empty(); }

std::string with_variables_as(std::string_view text, std::string_view replacement) {
    std::string out;
    while (true) {
        const auto variable = first_variable(text);
        if (variable.empty()) {
            return out.append(text);
        }
        const auto before = static_cast<std::size_t>(variable.data() - text.data());
        out.append(text.substr(0, before)).append(replacement);
        text.remove_prefix(before + variable.size());
    }
}

}  // namespace accord::broker::domain
