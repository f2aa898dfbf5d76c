// A thread that is a few runs ahead: see prepared_ahead.hpp.
#include "verifier/preparation/prepared_ahead.hpp"

#include <system_error>

namespace accord::verifier {
namespace {

/// So few take no longer than starting a thread.
constexpr std::size_t kFewRuns = 16;
/// So many are ready at most: what is prepared takes memory. The thread sleeps until half are gone.
constexpr std::size_t kReadyMax = 16;

/// A defect shows where the run is.
std::optional<Preparation> prepared(const PlannedRun& run) {
    try {
        return prepare(run);
    } catch (...) {
        return std::nullopt;
    }
}

}  // namespace

PreparedAhead::PreparedAhead(std::vector<const PlannedRun*> runs) : runs_(std::move(runs)) {
    if (runs_.size() <= kFewRuns) {
        return;
    }
    try {
        thread_ = std::thread([this] { work(); });
    } catch (const std::system_error&) {
        // The system gives no more threads: each is prepared when it is asked for.
    }
}

PreparedAhead::~PreparedAhead() {
    {
        const std::scoped_lock lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable()) {
        thread_.join();
    }
}

/// The first is the asker's own: it needs it before the thread is there.
Preparation PreparedAhead::of(const PlannedRun& run) {
    if (!thread_.joinable() || &run == runs_.front()) {
        return prepare(run);
    }
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !ready_.empty(); });
    auto made = std::move(ready_.front());
    ready_.pop_front();
    const bool wakes = ready_.size() == kReadyMax / 2;
    lock.unlock();
    if (wakes) {
        changed_.notify_one();
    }
    return made.run == &run && made.preparation ? std::move(*made.preparation) : prepare(run);
}

void PreparedAhead::work() {
    for (std::size_t i = 1; i < runs_.size(); ++i) {
        Made made{runs_[i], prepared(*runs_[i])};
        std::unique_lock lock(mutex_);
        if (ready_.size() == kReadyMax) {
            changed_.wait(lock, [&] { return stopping_ || ready_.size() <= kReadyMax / 2; });
        }
        if (stopping_) {
            return;
        }
        ready_.push_back(std::move(made));
        lock.unlock();
        changed_.notify_one();
    }
}

}  // namespace accord::verifier
