// Runs what is planned: see runner.hpp.
#include "verifier/runner.hpp"

#include <exception>
#include <system_error>

namespace accord::verifier {
namespace {

/// What can't throw stays in the thread that runs it: a defect there is the interaction's error.
InteractionResult run_guarded(const RunOne& run,
                              const PlannedRun& planned,
                              PreparedAhead* ahead = nullptr) {
    try {
        return run(planned, ahead != nullptr ? ahead->of(planned) : prepare(planned));
    } catch (const std::exception& defect) {
        return not_run(planned, {ErrorCode::kInternal, fmt::format("defect: {}", defect.what())});
    }
}

}  // namespace

Runner::Runner(const std::vector<PlannedPact>& planned, MakeWorker make_worker, unsigned at_a_time)
    : same_(planned) {
    for (const auto& group : same_.all()) {
        jobs_.push_back({.run = group.front(), .asked_for = group.size()});
    }
    if (at_a_time <= 1) {
        start_serial(make_worker());
        return;
    }
    for (unsigned i = 0; i < std::min<std::size_t>(at_a_time, jobs_.size()); ++i) {
        try {
            threads_.emplace_back([this, run = make_worker()] { work(run); });
        } catch (const std::system_error&) {
            break;  // The system gives no more threads: those that run do the work.
        }
    }
    if (threads_.empty()) {
        start_serial(make_worker());
    }
}

void Runner::start_serial(RunOne run) {
    std::vector<const PlannedRun*> runs;
    for (const auto& job : jobs_) {
        runs.push_back(job.run);
    }
    serial_ = std::move(run);
    ahead_.emplace(std::move(runs));
}

Runner::~Runner() {
    {
        const std::scoped_lock lock(mutex_);
        stopping_ = true;
    }
    for (auto& thread : threads_) {
        thread.join();
    }
}

InteractionResult Runner::result_of(const PlannedRun& planned) {
    auto& job = jobs_[same_.group_of(planned)];
    if (serial_) {
        if (!job.result) {
            job.result = run_guarded(serial_, planned, &*ahead_);
        }
        return take(job, planned);
    }
    std::unique_lock lock(mutex_);
    done_.wait(lock, [&] { return job.result.has_value(); });
    return take(job, planned);
}

/// Kept as long as another run waits for it.
InteractionResult Runner::take(Job& job, const PlannedRun& planned) {
    const bool is_last = --job.asked_for == 0;
    auto result = is_last ? std::move(*job.result) : *job.result;
    if (is_last) {
        job.result.reset();
    }
    if (job.run == &planned) {
        return result;
    }
    return repeated_result(std::move(result), planned);
}

void Runner::work(const RunOne& run) {
    std::unique_lock lock(mutex_);
    while (!stopping_ && next_ < jobs_.size()) {
        auto& job = jobs_[next_++];
        lock.unlock();
        auto result = run_guarded(run, *job.run);
        lock.lock();
        job.result = std::move(result);
        done_.notify_all();
    }
}

}  // namespace accord::verifier
