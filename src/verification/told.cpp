// Sentences about a verification: see told.hpp.
#include "verification/told.hpp"

#include "base/text.hpp"
#include "verification/stages.hpp"

#include <fmt/format.h>

namespace accord::verification {

std::string why_nothing(const VerificationReport& report) {
    switch (report.extent) {
        case Extent::kNoPacts:
            return "no pacts found to verify in " + report.places;
        case Extent::kNoneSelected:
            return "none of the pacts was asked for: " + report.left_out;
        case Extent::kNoInteractions:
            return "no interaction was verified: " + report.left_out;
        case Extent::kRun:
            break;
    }
    return "";
}

std::vector<std::string> told_of_publication(const VerificationReport& report,
                                             const Options& options) {
    std::vector<std::string> told;
    if (options.publish && !judges_whole_pacts(options)) {
        told.emplace_back(kNotWhole);
    }
    if (report.published) {
        told.push_back(fmt::format("results published for {} version {}",
                                   provider_of(options, report.result),
                                   options.results.provider_version));
    }
    if (!report.unpublished.empty()) {
        told.push_back(
            fmt::format("not published, because not everything could be run: the results of {}",
                        join(report.unpublished, ", ")));
    }
    if (!report.placeless.empty()) {
        told.push_back(
            fmt::format("not published, because no broker has the pact: the results of {}",
                        join(report.placeless, ", ")));
    }
    return told;
}

}  // namespace accord::verification
