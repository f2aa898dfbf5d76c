// Header fields on the command line: see header_option.hpp.
#include "cli/broker/shared/header_option.hpp"

#include "base/text.hpp"
#include "http/field_syntax.hpp"

#include <fmt/format.h>

namespace accord::cli {

Result<std::pair<std::string, std::string>> read_header(const char* option,
                                                        const std::string& text) {
    const auto colon = text.find_first_of(":=");  // Neither can stand in a name.
    const std::string name(trim(std::string_view(text).substr(0, colon)));
    const std::string value(colon == std::string::npos ? "" : trim(text.substr(colon + 1)));
    if (colon == std::string::npos || !http::is_token(name) || !http::is_field_value(value)) {
        return invalid_input(fmt::format("{} {}: write 'Name: value'", option, text));
    }
    return std::pair(name, value);
}

Result<http::Headers> read_headers(const char* option, const std::vector<std::string>& texts) {
    http::Headers headers;
    for (const auto& text : texts) {
        const auto header = read_header(option, text);
        if (!header) {
            return fail(header.error());
        }
        headers.add(header->first, header->second);
    }
    return headers;
}

}  // namespace accord::cli
