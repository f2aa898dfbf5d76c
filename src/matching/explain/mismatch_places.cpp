#include "matching/explain/mismatch_places.hpp"

namespace accord::matching {

MismatchPlaces::MismatchPlaces(const Mismatches& mismatches) {
    for (const Mismatch& mismatch : mismatches) {
        if (mismatch.kind == Mismatch::Kind::kBody) by_place_[mismatch.place].push_back(&mismatch);
    }
}

const std::vector<const Mismatch*>& MismatchPlaces::at(const std::string& place) const {
    static const std::vector<const Mismatch*> kNone;
    const auto found = by_place_.find(place);
    return found == by_place_.end() ? kNone : found->second;
}

bool MismatchPlaces::any_from(const std::string& place) const {
    if (by_place_.contains(place)) return true;
    for (const char step : {'.', '['}) {
        const auto below = by_place_.lower_bound(place + step);
        if (below != by_place_.end() && below->first.starts_with(place + step)) return true;
    }
    return false;
}

}  // namespace accord::matching
