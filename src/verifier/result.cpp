// What a verification found: see result.hpp.
#include "verifier/result.hpp"

namespace accord::verifier {
namespace {

void count_one(Counts& counts, bool passed, bool pending) {
    ++counts.run;
    if (passed) {
        ++counts.passed;
    } else if (pending) {
        ++counts.pending;
    } else {
        ++counts.failed;
    }
}

}  // namespace

InteractionOutcome InteractionResult::outcome() const {
    if (!error) {
        return mismatches.empty() ? InteractionOutcome::kPassed : InteractionOutcome::kMismatched;
    }
    switch (failed_step) {
        case Step::kSetUp:
        case Step::kTearDown:
            return InteractionOutcome::kStateFailed;
        case Step::kPreparation:
            return InteractionOutcome::kUnusable;
        case Step::kExchange:
            return InteractionOutcome::kProviderFailed;
    }
    return InteractionOutcome::kProviderFailed;
}

std::string InteractionResult::actual_body() const {
    if (!actual) {
        return "";
    }
    if (const auto* response = std::get_if<contract::HttpResponse>(&*actual)) {
        return response->body.bytes;
    }
    const auto& messages = std::get<std::vector<contract::Message>>(*actual);
    return messages.empty() ? "" : messages.front().contents.bytes;
}

matching::Detail detail_of(const InteractionResult& interaction) {
    return interaction.difference.empty() ? matching::Detail::kBlock : matching::Detail::kLine;
}

bool PactResult::passed() const {
    return !unreadable && std::ranges::all_of(interactions, &InteractionResult::passed);
}

Counts VerificationResult::counts() const {
    Counts counts;
    for (const auto& pact : pacts) {
        if (pact.unreadable) {
            ++counts.loaded;
            count_one(counts, false, pact.pending);
        }
        counts.loaded += pact.loaded;
        for (const auto& interaction : pact.interactions) {
            count_one(counts, interaction.passed(), interaction.pending);
        }
    }
    return counts;
}

bool VerificationResult::passed() const {
    const auto total = counts();
    return total.run > 0 && total.failed == 0;
}

std::string to_string(const Counts& counts) {
    return fmt::format("{} loaded / {} run / {} passed / {} failed / {} pending",
                       counts.loaded,
                       counts.run,
                       counts.passed,
                       counts.failed,
                       counts.pending);
}

}  // namespace accord::verifier
