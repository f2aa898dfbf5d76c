// JSON texts: what is read and written again is the same value, also with integers beyond 64 bits.
#include "base/json_exact.hpp"
#include "target.hpp"

using namespace accord;

namespace {

template <class Parse>
void round_trip(std::string_view input, Parse parse) {
    const auto value = parse(input);
    if (!value) {
        return;
    }
    for (const std::string& text : {json::write_compact(*value), json::write_pretty(*value)}) {
        const auto again = parse(text);
        fuzz::require(again && json::equal(*again, *value), "JSON survives a round trip");
    }
    const std::string canonical = json::write_canonical(*value);
    fuzz::require(canonical == json::write_canonical(json::with_sorted_keys(*value)),
                  "the canonical form does not depend on the order of keys");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = fuzz::as_text(data, size);
    round_trip(text, [](std::string_view input) { return json::parse(input); });
    round_trip(text, [](std::string_view input) { return json::parse_exact(input); });
    return 0;
}
