// Beginning and catching up: see late_watchers.hpp.
#include "broker/late_watchers.hpp"

#include <algorithm>
#include <utility>

namespace accord::broker {
namespace {

/// So many are told something before those who are not late have their turn again.
constexpr std::size_t kToldAtOnce = 20;

}  // namespace

LateWatchers::Left LateWatchers::catch_up(const service::RecentEvents& recent) {
    receive(recent);
    std::size_t told = 0;
    for (auto turns = late_.size(); turns > 0 && told < kToldAtOnce; --turns) {
        Late late = std::move(late_.front());
        late_.pop_front();
        const bool is_slow = late.watcher->is_there() && !late.watcher->has_room();
        told += is_slow ? 0 : 1;
        const bool is_settled = !is_slow && tell_some(late, recent);
        settle_or_keep(std::move(late), is_settled);
    }
    if (late_.empty()) {
        return Left::kNobody;
    }
    return told > 0 ? Left::kSome : Left::kSlow;
}

void LateWatchers::settle_or_keep(Late late, bool is_settled) {
    if (is_settled) {
        watchers_.settle(std::move(late.watcher));
    } else {
        late_.push_back(std::move(late));
    }
}

void LateWatchers::clear() {
    for (Late& late : std::exchange(late_, {})) {
        watchers_.settle(std::move(late.watcher));
    }
}

/// Who knows more than we do comes from another node, which was faster; who knows more than the
/// database, from before it was put back to an older state.
void LateWatchers::receive(const service::RecentEvents& recent) {
    std::optional<store::EventPlaces> places;
    for (auto& [watcher, wanted] : watchers_.newcomers()) {
        auto after = wanted.value_or(recent.last());
        bool has_missed = false;
        if (after > recent.last() || !recent.covers(after)) {
            if (!places && !(places = questions_.places())) {
                watcher->end();
                watchers_.settle(std::move(watcher));
                continue;
            }
            const bool is_unknown = after > std::max(places->newest, recent.last());
            has_missed = is_unknown || after + 1 < places->oldest.value_or(recent.last() + 1);
            after = is_unknown ? recent.last() : after;
        }
        watcher->begin(after, has_missed);
        settle_or_keep({std::move(watcher), after}, after >= recent.last());
    }
}

bool LateWatchers::tell_some(Late& late, const service::RecentEvents& recent) {
    if (!late.watcher->is_there()) {
        return true;
    }
    if (!recent.covers(late.after)) {
        return tell_older(late);
    }
    recent.each_after(late.after, [&](const store::StoredEvent& event) {
        late.watcher->tell(event);
        late.after = event.place;
        return late.watcher->has_room();
    });
    return late.after >= recent.last();
}

bool LateWatchers::tell_older(Late& late) {
    const auto events = questions_.events(late.after);
    if (!events) {
        late.watcher->end();
        return true;
    }
    for (const auto& event : *events) {
        if (!late.watcher->has_room()) {
            break;
        }
        late.watcher->tell(event);
        late.after = event.place;
    }
    return events->empty();
}

}  // namespace accord::broker
