// The kinds of generated values: see generated_value.hpp.
#include "generated_value.hpp"

#include "world.hpp"

#include <map>
#include <regex>

namespace accord::compatibility {
namespace {

const std::map<std::string_view, std::string>& patterns() {
    static const std::string uuid = "-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    static const std::map<std::string_view, std::string> by_kind{
        {"integer", R"(-?\d+)"},
        {"decimal number", R"(-?\d+\.\d+)"},
        {"hexadecimal number", "[0-9a-fA-F]+"},
        {"random string", "[0-9a-zA-Z]+"},
        {"string from the regex", R"(\d{1,8})"},
        {"date", R"(\d{4}-\d{2}-\d{2})"},
        {"time", R"(\d{2}:\d{2}:\d{2}.*)"},
        {"date-time", R"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}.*)"},
        {"UUID", "[0-9a-f]{8}" + uuid},
        {"simple UUID", "[0-9a-f]{32}"},
        {"lower-case-hyphenated UUID", "[0-9a-f]{8}" + uuid},
        {"upper-case-hyphenated UUID", "[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}"},
        {"URN UUID", "urn:uuid:[0-9a-f]{8}" + uuid},
        {"boolean", "true|false"}};
    return by_kind;
}

}  // namespace

void require_generated(const json::Value& value, std::string_view kind) {
    const auto text = json::text_of(value);
    const auto pattern = patterns().find(kind);
    const bool fits = pattern == patterns().end()
                          ? text == kind
                          : std::regex_match(text, std::regex(pattern->second));
    require(fits, "it is " + json::write_compact(value));
}

json::Value value_at(std::string_view document, std::string_view path) {
    require(path.starts_with("$."), "no simple path: " + std::string(path));
    const auto parsed = value_of(json::parse(document));
    const auto* found = json::find(parsed, path.substr(2));
    require(found != nullptr, "there is no such value");
    return *found;
}

}  // namespace accord::compatibility
