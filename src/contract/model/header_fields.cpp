// The list of those fields that pacts have.
#include "contract/model/header_fields.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <iterator>

namespace accord::contract {
namespace {

constexpr std::string_view kListFields[] = {"accept",
                                            "accept-encoding",
                                            "accept-language",
                                            "access-control-allow-headers",
                                            "access-control-allow-methods",
                                            "access-control-expose-headers",
                                            "access-control-request-headers",
                                            "allow",
                                            "cache-control",
                                            "if-match",
                                            "if-none-match",
                                            "vary"};

}  // namespace

bool is_list_field(std::string_view name) {
    return std::ranges::find(kListFields, to_lower(name)) != std::end(kListFields);
}

std::vector<std::string> header_values(std::string_view name, std::string_view line) {
    if (!is_list_field(name)) {
        return {std::string(trim(line))};
    }
    std::vector<std::string> out;
    for (const std::string_view item : split(line, ',')) {
        out.emplace_back(trim(item));
    }
    return out;
}

}  // namespace accord::contract
