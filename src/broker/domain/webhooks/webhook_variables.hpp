// Variables in the texts of webhooks: "${pactbroker.consumerName}".
#pragma once

#include <string>
#include <string_view>

namespace accord::broker::domain {

/// Whether there is a variable in `text`, known or not.
bool has_variable(std::string_view text);

/// The text with each of its variables replaced.
std::string with_variables_as(std::string_view text, std::string_view replacement);

}  // namespace accord::broker::domain
