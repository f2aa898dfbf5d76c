// Pact files of all versions: what is read can be written unless its version can't hold it, and
// that can be read again.
#include "contract/merge/merge_pacts.hpp"
#include "contract/pact/read_pact.hpp"
#include "contract/pact/write_pact.hpp"
#include "target.hpp"

using namespace accord;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto pact = contract::parse_pact(fuzz::as_text(data, size));
    if (!pact) {
        return 0;
    }
    const auto written = contract::pact_to_json(*pact);
    if (!written) {
        return 0;
    }
    const auto again = contract::read_pact(*written);
    fuzz::require(again.has_value(), "a written pact can be read");
    fuzz::require(again->interactions.size() == pact->interactions.size(),
                  "no interaction is lost");
    const auto merged = contract::merge_pacts(*pact, *again);
    if (merged) {
        (void)contract::pact_to_json(*merged);
    }
    return 0;
}
