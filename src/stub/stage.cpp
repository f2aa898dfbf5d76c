// Candidates ranked by what they differ in: see stage.hpp.
#include "stub/stage.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>

namespace accord::stub {
namespace {

using matching::Mismatch;

bool has_body_that_counts(const contract::HttpRequest& request) {
    constexpr std::array<std::string_view, 3> kWithBody{"POST", "PUT", "PATCH"};
    return !request.body.bytes.empty() &&
           std::ranges::find(kWithBody, request.method) != kWithBody.end();
}

bool is_answerable(const matching::Mismatches& mismatches, bool body_counts) {
    return std::ranges::none_of(mismatches, [&](const Mismatch& mismatch) {
        switch (mismatch.kind) {
            case Mismatch::Kind::kMethod:
            case Mismatch::Kind::kPath:
            case Mismatch::Kind::kQuery:
                return true;
            case Mismatch::Kind::kBody:
                return body_counts;
            case Mismatch::Kind::kStatus:
            case Mismatch::Kind::kHeader:
            case Mismatch::Kind::kBodyType:
            case Mismatch::Kind::kMetadata:
                return false;
        }
        return false;
    });
}

}  // namespace

std::optional<std::size_t> Stage::choose(const contract::HttpRequest& request,
                                         const Circumstances& circumstances) const {
    const bool body_counts = has_body_that_counts(request);
    const bool has_states = circumstances.states != nullptr && !circumstances.states->empty();
    std::optional<std::size_t> best;
    std::pair<bool, std::size_t> best_rank;  // not in a state that is set, mismatches
    for (const std::size_t place : player_.candidates(request)) {
        const auto& interaction = player_.interaction(place);
        if (circumstances.filter != nullptr && !circumstances.filter->passes(interaction)) {
            continue;
        }
        const auto mismatches = player_.differences(place, request);
        if (!is_answerable(mismatches, body_counts)) {
            continue;
        }
        const std::pair rank{has_states && !is_in_state(interaction, *circumstances.states),
                             mismatches.size()};
        if (!best || rank < best_rank) {
            best = place;
            best_rank = rank;
        }
        if (best_rank == std::pair(false, std::size_t{0})) {
            break;
        }
    }
    return best;
}

std::vector<std::string> Stage::states() const {
    std::vector<std::string> names;
    for (std::size_t place = 0; place < player_.size(); ++place) {
        for (const auto& state : player_.interaction(place).states) {
            names.push_back(state.name);
        }
    }
    std::ranges::sort(names);
    const auto repeated = std::ranges::unique(names);
    names.erase(repeated.begin(), repeated.end());
    return names;
}

}  // namespace accord::stub
