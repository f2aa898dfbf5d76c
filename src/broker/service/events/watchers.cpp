// Comings and goings of watchers: see watchers.hpp.
#include "broker/service/events/watchers.hpp"

#include <utility>

namespace accord::broker::service {

bool Watchers::add(std::shared_ptr<Watcher> watcher, std::optional<std::int64_t> after) {
    {
        const std::lock_guard lock(mutex_);
        if (count() >= kWatchersMax) {
            forget_gone();
        }
        if (count() >= kWatchersMax) {
            return false;
        }
        new_.push_back({std::move(watcher), after});
    }
    arrivals_.ring();
    return true;
}

bool Watchers::is_anybody_there() {
    const std::lock_guard lock(mutex_);
    forget_gone();
    return count() > 0;
}

std::vector<Watchers::Newcomer> Watchers::newcomers() {
    const std::lock_guard lock(mutex_);
    settling_ += new_.size();
    return std::exchange(new_, {});
}

void Watchers::settle(std::shared_ptr<Watcher> newcomer) {
    const std::lock_guard lock(mutex_);
    --settling_;
    settled_.push_back(std::move(newcomer));
}

void Watchers::tell(const std::vector<store::StoredEvent>& events) {
    std::vector<std::shared_ptr<Watcher>> listeners;
    {
        const std::lock_guard lock(mutex_);
        forget_gone();
        listeners = settled_;
    }
    for (const auto& event : events) {
        for (const auto& watcher : listeners) {
            watcher->tell(event);
        }
    }
}

void Watchers::end_all() {
    const std::lock_guard lock(mutex_);
    for (auto& one : std::exchange(new_, {})) {
        one.watcher->end();
    }
    for (auto& watcher : std::exchange(settled_, {})) {
        watcher->end();
    }
}

void Watchers::forget_gone() {
    std::erase_if(settled_, [](const auto& watcher) { return !watcher->is_there(); });
    std::erase_if(new_, [](const Newcomer& one) { return !one.watcher->is_there(); });
}

}  // namespace accord::broker::service
