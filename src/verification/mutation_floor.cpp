// Scores against the floor: see mutation_floor.hpp.
#include "verification/mutation_floor.hpp"

#include <fmt/format.h>

namespace accord::verification {

std::vector<std::string> below_floor(const verifier::VerificationResult& result,
                                     const Options& options) {
    std::vector<std::string> told;
    for (const auto& pact : result.pacts) {
        const auto score = pact.mutation();
        if (options.mutation_floor && score && score->percent() < *options.mutation_floor) {
            told.push_back(fmt::format("the mutation score of {} is {:.1f} %, below {} %",
                                       pact.consumer,
                                       score->percent(),
                                       *options.mutation_floor));
        }
    }
    return told;
}

}  // namespace accord::verification
