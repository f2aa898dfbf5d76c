// Matching definition expressions: the rules of what was read can be written and read.
#include "contract/notation/expression.hpp"
#include "contract/pact/rule_json.hpp"
#include "target.hpp"

using namespace accord;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::as_text(data, size);
    const auto definition = contract::parse_definition(text);
    if (!definition) {
        fuzz::require(!definition.error().message.empty(), "an error has a sentence");
        return 0;
    }
    fuzz::require(contract::starts_as_definition(text), "a definition is told by its first word");
    for (const auto& entry : definition->rules) {
        const auto again = contract::rule_from_json(contract::rule_to_json(entry.rule));
        fuzz::require(again && *again == entry.rule, "its rules survive a round trip");
    }
    return 0;
}
