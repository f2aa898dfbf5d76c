// JSON texts: what is read and written again is the same value.
#include "base/json.hpp"

#include "target.hpp"

using namespace accord;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto value = json::parse(fuzz::as_text(data, size));
    if (!value) return 0;
    for (const std::string& text : {json::write_compact(*value), json::write_pretty(*value)}) {
        const auto again = json::parse(text);
        fuzz::require(again && json::equal(*again, *value), "JSON survives a round trip");
    }
    const std::string canonical = json::write_canonical(*value);
    fuzz::require(canonical == json::write_canonical(json::with_sorted_keys(*value)),
                  "the canonical form does not depend on the order of keys");
    return 0;
}
