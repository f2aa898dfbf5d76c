// JSON texts: what is read and written again is the same value, digit by digit.
#include "base/json_exact.hpp"
#include "target.hpp"

using namespace accord;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto value = json::parse(fuzz::as_text(data, size));
    if (!value) {
        return 0;
    }
    const std::string compact = json::write_compact(*value);
    for (const std::string& text : {compact, json::write_pretty(*value)}) {
        const auto again = json::parse(text);
        fuzz::require(
            again && json::equal(*again, *value) && json::write_compact(*again) == compact,
            "JSON survives a round trip");
    }
    const std::string canonical = json::write_canonical(*value);
    fuzz::require(canonical == json::write_canonical(json::with_sorted_keys(*value)),
                  "the canonical form does not depend on the order of keys");
    return 0;
}
