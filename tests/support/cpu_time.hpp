// What something costs this thread, whatever else runs on the machine.
#pragma once

#include <ctime>

namespace accord::support {

/// Seconds of processor time that `work()` takes on this thread.
template <class Work>
double cpu_seconds(Work work) {
    const auto now = [] {
        timespec time{};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
    };
    const double before = now();
    work();
    return now() - before;
}

}  // namespace accord::support
