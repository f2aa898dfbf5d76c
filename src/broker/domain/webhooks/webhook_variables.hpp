// Variables in the texts of webhooks: "${pactbroker.consumerName}", secrets of the webhook itself,
// "${secret.TOKEN}", and secrets that all may use, "${user.TOKEN}".
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace accord::broker::domain {

/// Whether there is a variable in `text`, known or not.
bool has_variable(std::string_view text);

/// The text with each of its variables replaced.
std::string with_variables_as(std::string_view text, std::string_view replacement);

/// The names of those in one namespace that a text has: "TOKEN" of "secret.".
std::vector<std::string> variables_in(std::string_view text, std::string_view name_space);

/// What variables stand for, by their names: "pactbroker.consumerName".
using VariableValues = std::map<std::string, std::string, std::less<>>;

/// Where a text stands decides how a value is written into it, so that it can't be taken for more.
enum class Escaping {
    kNone,
    kUrl,     ///< percent-encoded: in a path, and in a query
    kJson,    ///< as within a JSON string
    kHeader,  ///< without line breaks and other control characters
};

std::string escaped(const std::string& value, Escaping escaping);

/// The text with the values of its variables; what is not known stays as it is written.
std::string substitute(std::string_view text, const VariableValues& values, Escaping escaping);

}  // namespace accord::broker::domain
