// A short list: see spare_lanes.hpp.
#include "http/server/spare_lanes.hpp"

#include <atomic>
#include <dlfcn.h>
#include <unistd.h>
#include <vector>

namespace accord::http {
namespace {

/// So many servers at once start anew without a new thread.
constexpr std::size_t kSpareLanesMax = 8;

struct SpareLanes {
    const pid_t process = ::getpid();
    std::mutex mutex;
    std::vector<std::unique_ptr<Lane>> lanes;
};

/// Never destroyed: its threads wait until the process ends, and servers may run until then. A
/// process that was forked begins with none: it has no threads of its parent, and another of these
/// may have held the lock.
SpareLanes& spare_lanes() {
    static std::atomic<SpareLanes*> current = nullptr;
    SpareLanes* found = current.load();
    while (found == nullptr || found->process != ::getpid()) {
        auto made = std::make_unique<SpareLanes>();
        if (current.compare_exchange_strong(found, made.get())) {
            found = made.release();
        }
    }
    return *found;
}

/// A host may close the library that this is part of: threads that wait must not lose their code.
void keep_code_loaded() {
    Dl_info found{};
    if (::dladdr(reinterpret_cast<const void*>(&keep_code_loaded), &found) != 0) {
        ::dlopen(found.dli_fname, RTLD_LAZY | RTLD_NOLOAD | RTLD_NODELETE);
    }
}

}  // namespace

std::unique_ptr<Lane> take_lane() {
    SpareLanes& spare = spare_lanes();
    {
        const std::lock_guard lock(spare.mutex);
        if (!spare.lanes.empty()) {
            auto lane = std::move(spare.lanes.back());
            spare.lanes.pop_back();
            return lane;
        }
    }
    [[maybe_unused]] static const bool is_kept = (keep_code_loaded(), true);
    auto lane = std::make_unique<Lane>();
    lane->start_to_stay();
    return lane;
}

void leave_lane(std::unique_ptr<Lane> lane) {
    if (!lane->may_stay()) {
        return;
    }
    SpareLanes& spare = spare_lanes();
    const std::lock_guard lock(spare.mutex);
    if (spare.lanes.size() < kSpareLanesMax) {
        spare.lanes.push_back(std::move(lane));
    }
}

}  // namespace accord::http
