// What a verification found: see result.hpp.
#include "verifier/result.hpp"

namespace accord::verifier {
namespace {

/// Where an interaction that did not pass is counted.
std::size_t& place_of(Counts& counts, InteractionOutcome outcome) {
    switch (outcome) {
        case InteractionOutcome::kStateFailed:
            return counts.state_failed;
        case InteractionOutcome::kUnusable:
        case InteractionOutcome::kProviderAway:
            return counts.could_not_run;
        case InteractionOutcome::kPassed:
            return counts.passed;
        case InteractionOutcome::kMismatched:
        case InteractionOutcome::kProviderFailed:
            return counts.failed;
    }
    return counts.failed;
}

void count(Counts& counts, const InteractionResult& interaction) {
    auto& place =
        interaction.is_excused() ? counts.pending : place_of(counts, interaction.outcome());
    ++place;
    counts.run += &place == &counts.could_not_run ? 0 : 1;
    counts.repeated += interaction.repeated ? 1 : 0;
}

void count_unreadable(Counts& counts, const PactResult& pact) {
    ++counts.loaded;
    if (pact.pending) {
        ++counts.run;
        ++counts.pending;
    } else {
        ++counts.could_not_run;
    }
}

/// No more than kKeptBytesMax of a text, and how long it was.
std::string shortened(std::string text) {
    if (text.size() <= kKeptBytesMax) {
        return text;
    }
    auto end = kKeptBytesMax;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        --end;  // not within a character
    }
    return fmt::format(
        "{}... ({} bytes in all)", std::string_view(text).substr(0, end), text.size());
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
        case Step::kReadying:
        case Step::kPreparation:
            return InteractionOutcome::kUnusable;
        case Step::kExchange:
            return is_away() ? InteractionOutcome::kProviderAway
                             : InteractionOutcome::kProviderFailed;
    }
    return InteractionOutcome::kProviderFailed;
}

bool InteractionResult::is_away() const {
    return error && error->code == ErrorCode::kUnavailable &&
           (failed_step == Step::kExchange || failed_step == Step::kSetUp);
}

bool InteractionResult::met_nobody() const {
    return is_away() || (error && failed_step == Step::kReadying);
}

std::string InteractionResult::actual_body() const {
    if (!actual) {
        return "";
    }
    if (const auto* response = std::get_if<contract::HttpResponse>(actual.get())) {
        return response->body.bytes;
    }
    const auto& messages = std::get<std::vector<contract::Message>>(*actual);
    return messages.empty() ? "" : messages.front().contents.bytes;
}

void InteractionResult::keep_what_is_shown() {
    const auto shows_bodies = std::ranges::any_of(mismatches, [](const auto& mismatch) {
        return mismatch.kind == matching::Mismatch::Kind::kBodyType;
    });
    if (shows_bodies && actual) {
        contract::HttpResponse body;
        body.body.bytes = shortened(actual_body());
        actual = std::make_shared<const Actual>(std::move(body));
    } else {
        actual.reset();
    }
    expected_body = shortened(std::move(expected_body));
    if (mismatches.size() > kKeptMismatchesMax) {
        warnings.push_back(fmt::format(
            "only the first {} of {} differences are kept", kKeptMismatchesMax, mismatches.size()));
        mismatches.resize(kKeptMismatchesMax);
        mismatches.shrink_to_fit();
    }
    for (auto& mismatch : mismatches) {
        for (auto* text : {&mismatch.expected, &mismatch.actual, &mismatch.sentence}) {
            *text = shortened(std::move(*text));
        }
    }
}

matching::Detail detail_of(const InteractionResult& interaction) {
    return interaction.difference.empty() ? matching::Detail::kBlock : matching::Detail::kLine;
}

bool PactResult::passed() const {
    return !unreadable && std::ranges::all_of(interactions, &InteractionResult::passed);
}

bool PactResult::is_conclusive() const {
    return (unreadable ? !results_url.empty() : !interactions.empty()) &&
           std::ranges::none_of(interactions, &InteractionResult::met_nobody);
}

bool PactResult::is_excused() const {
    return pending && !passed() &&
           std::ranges::none_of(interactions, &InteractionResult::met_nobody);
}

std::optional<matching::MutationScore> PactResult::mutation() const {
    std::optional<matching::MutationScore> sum;
    for (const auto& interaction : interactions) {
        if (interaction.mutation) {
            sum = sum.value_or(matching::MutationScore{});
            *sum += *interaction.mutation;
        }
    }
    return sum;
}

Counts VerificationResult::counts() const {
    Counts counts;
    for (const auto& pact : pacts) {
        if (pact.unreadable) {
            count_unreadable(counts, pact);
        }
        counts.loaded += pact.loaded;
        for (const auto& interaction : pact.interactions) {
            count(counts, interaction);
        }
    }
    return counts;
}

PactCounts VerificationResult::pact_counts() const {
    PactCounts counts{.loaded = pacts.size()};
    for (const auto& pact : pacts) {
        const bool ran = pact.unreadable || !pact.interactions.empty();
        counts.run += ran ? 1 : 0;
        counts.passed += ran && pact.passed() ? 1 : 0;
    }
    return counts;
}

std::string VerificationResult::provider() const {
    const auto named =
        std::ranges::find_if(pacts, [](const auto& pact) { return !pact.unreadable; });
    return named == pacts.end() ? "" : named->provider;
}

bool VerificationResult::passed() const {
    const auto total = counts();
    return total.run > 0 && !total.has_failure() && nothing_fetched() == nullptr;
}

const PactResult* VerificationResult::nothing_fetched() const {
    return pacts.empty() || std::ranges::any_of(pacts, &PactResult::was_fetched) ? nullptr
                                                                                 : &pacts.front();
}

std::optional<Error> VerificationResult::nobody_there() const {
    for (const auto& pact : pacts) {
        const auto found = std::ranges::find_if(pact.interactions, &InteractionResult::is_away);
        if (found != pact.interactions.end()) {
            return found->error->with_context(found->failed_step == Step::kSetUp
                                                  ? "the state change URL does not answer"
                                                  : "the provider does not answer");
        }
    }
    return std::nullopt;
}

std::string to_string(const Counts& counts) {
    const auto part = [](std::size_t number, std::string_view what) {
        return number == 0 ? std::string() : fmt::format(" / {} {}", number, what);
    };
    return fmt::format("{} loaded / {} run / {} passed / {} failed / {} pending{}{}",
                       counts.loaded,
                       counts.run,
                       counts.passed,
                       counts.failed,
                       counts.pending,
                       part(counts.state_failed, "state failed"),
                       part(counts.could_not_run, "could not run"));
}

}  // namespace accord::verifier
