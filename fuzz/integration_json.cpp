// Integration JSON, as template of a body and of a single value: its paths can be read.
#include "contract/integration_json.hpp"

#include "contract/path_expression.hpp"
#include "target.hpp"

using namespace accord;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::as_text(data, size);
    if (const auto value = contract::parse_integration_value(text))
        (void)contract::texts_of(value->example);
    const auto document = json::parse(text);
    if (!document) return 0;
    const auto body = contract::read_integration_json(*document);
    if (!body) return 0;
    for (const auto& [path, list] : body->rules) {
        fuzz::require(contract::parse_path(path).has_value(), "the path of a rule can be read");
        fuzz::require(!list.empty(), "no path without a rule");
    }
    for (const auto& [path, generator] : body->generators)
        fuzz::require(contract::parse_path(path).has_value(), "a generator's path can be read");
    return 0;
}
