// Matching: an expected request with its rules (the first line, as V4 has it) against an actual
// one. An expectation without rules matches itself.
#include "contract/pact/parts_json.hpp"
#include "matching/compiled.hpp"
#include "target.hpp"
#include "unreadable.hpp"

#include <algorithm>

using namespace accord;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto [first, rest] = fuzz::first_line_and_rest(fuzz::as_text(data, size));
    const auto expected_json = json::parse(first);
    if (!expected_json || !expected_json->is_object()) {
        return 0;
    }
    for (const auto version : {contract::SpecVersion::kV2, contract::SpecVersion::kV4}) {
        const auto expected = contract::request_from_json(*expected_json, version);
        if (!expected) {
            continue;
        }
        const auto compiled = matching::CompiledRequest::compile(*expected, version);
        if (!compiled) {
            continue;
        }
        const auto itself = compiled->match(*expected);
        if (expected->rules == contract::MatchingRules{}) {
            fuzz::require(std::ranges::all_of(itself, fuzz::is_unreadable),
                          "a request without rules matches itself");
        }
        const auto actual_json = json::parse(rest);
        if (!actual_json || !actual_json->is_object()) {
            continue;
        }
        if (const auto actual = contract::request_from_json(*actual_json, version)) {
            (void)compiled->match(*actual);
        }
    }
    return 0;
}
