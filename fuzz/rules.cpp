// The "matchingRules" and "generators" objects: they survive a round trip.
#include "contract/pact/generators_json.hpp"
#include "contract/pact/matching_rules_json.hpp"
#include "target.hpp"

using namespace accord;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto value = json::parse(fuzz::as_text(data, size));
    if (!value) {
        return 0;
    }
    if (const auto rules = contract::rules_from_json(*value)) {
        (void)contract::rules_to_v2_json(*rules, {});
        const auto again = contract::rules_from_json(contract::rules_to_json(*rules));
        fuzz::require(again.has_value(), "written rules can be read");
    }
    if (const auto generators = contract::generators_from_json(*value)) {
        const json::Object written = contract::generators_to_json(*generators);
        const auto again = contract::generators_from_json(written);
        fuzz::require(again && contract::generators_to_json(*again) == written,
                      "written generators survive a round trip");
    }
    return 0;
}
