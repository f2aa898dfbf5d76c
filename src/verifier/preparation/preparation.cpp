// Compiles, and looks for doubts: see preparation.hpp.
#include "verifier/preparation/preparation.hpp"

#include "matching/doubts/doubts.hpp"

namespace accord::verifier {

Preparation prepare(const PlannedRun& planned) {
    Preparation made;
    matching::CompiledExamples compiled;
    if (!has_generated_answer(*planned.interaction)) {
        made.expected = expectation_of(planned);
    }
    if (made.expected && *made.expected) {
        const Expectation& expected = **made.expected;
        compiled.response = std::get_if<matching::CompiledResponse>(&expected);
        if (const auto* messages = std::get_if<std::vector<matching::CompiledMessage>>(&expected)) {
            compiled.messages = *messages;
        }
    }
    made.doubts = matching::doubts_about(*planned.interaction, planned.version, compiled);
    return made;
}

}  // namespace accord::verifier
