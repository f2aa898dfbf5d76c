// Sorts mismatches by the place they speak of.
#include "matching/explain/mismatch_places.hpp"

namespace accord::matching {

MismatchPlaces::MismatchPlaces(const Mismatches& mismatches) {
    for (const Mismatch& mismatch : mismatches) {
        if (mismatch.kind == Mismatch::Kind::kBody) {
            by_place_[mismatch.place].push_back(&mismatch);
        }
    }
}

const std::vector<const Mismatch*>& MismatchPlaces::at(const std::string& place) const {
    static const std::vector<const Mismatch*> kNone;
    const auto found = by_place_.find(place);
    return found == by_place_.end() ? kNone : found->second;
}

bool MismatchPlaces::any_from(const std::string& place) const {
    if (by_place_.contains(place)) {
        return true;
    }
    for (const char step : {'.', '['}) {
        const auto below = by_place_.lower_bound(place + step);
        if (below != by_place_.end() && below->first.starts_with(place + step)) {
            return true;
        }
    }
    return false;
}

MismatchPlaces MismatchPlaces::below(const std::string& place, const Mismatches& told) const {
    const auto is_told = [&](const Mismatch* mismatch) {
        return std::ranges::any_of(told, [&](const Mismatch& other) {
            return mismatch->expected == other.expected && mismatch->actual == other.actual &&
                   mismatch->sentence.ends_with(other.sentence);
        });
    };
    MismatchPlaces out{Mismatches{}};
    for (const auto& [at, mismatches] : by_place_) {
        if (!at.starts_with(place)) {
            continue;
        }
        const std::string rest = at.substr(place.size());
        if (rest.empty()) {
            auto own = mismatches;
            std::erase_if(own, is_told);
            if (!own.empty()) {
                out.by_place_["$"] = std::move(own);
            }
        } else if (rest[0] == '.' || rest[0] == '[') {
            out.by_place_["$" + rest] = mismatches;
        }
    }
    return out;
}

}  // namespace accord::matching
