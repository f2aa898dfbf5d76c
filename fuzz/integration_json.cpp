// Integration JSON, as template of a body (JSON, XML, form) and of a single value: its paths can be
// read, and so can the XML that it gives.
#include "contract/model/path_expression.hpp"
#include "contract/notation/integration_body.hpp"
#include "matching/body/xml_document.hpp"
#include "target.hpp"

using namespace accord;

namespace {

void check_places(const contract::RulesByKey& rules, const contract::GeneratorsByKey& generators) {
    for (const auto& [path, list] : rules) {
        fuzz::require(contract::parse_path(path).has_value(), "the path of a rule can be read");
        fuzz::require(!list.empty(), "no path without a rule");
    }
    for (const auto& [path, generator] : generators) {
        fuzz::require(contract::parse_path(path).has_value(), "a generator's path can be read");
    }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::as_text(data, size);
    if (const auto value = contract::parse_integration_value(text)) {
        (void)contract::texts_of(value->example);
    }
    const auto document = json::parse(text);
    if (!document) {
        return 0;
    }
    if (const auto body = contract::read_integration_json(*document)) {
        check_places(body->rules, body->generators);
    }
    if (const auto form = contract::read_integration_form(*document)) {
        check_places(form->rules, form->generators);
    }
    if (const auto xml = contract::read_integration_xml(*document)) {
        check_places(xml->rules, xml->generators);
        fuzz::require(matching::parse_xml(xml->text).has_value(), "the XML can be read");
    }
    return 0;
}
