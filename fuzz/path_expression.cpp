// Path expressions: the text of what was read is read as the same path.
#include "contract/model/path_expression.hpp"

#include "target.hpp"

using namespace accord;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto path = contract::parse_path(fuzz::as_text(data, size));
    if (!path) {
        return 0;
    }
    const std::string text = contract::to_string(*path);
    const auto again = contract::parse_path(text);
    fuzz::require(again && contract::to_string(*again) == text, "a path survives a round trip");
    return 0;
}
