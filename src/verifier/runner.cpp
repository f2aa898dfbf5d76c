// Runs what is planned: see runner.hpp.
#include "verifier/runner.hpp"

#include <exception>
#include <system_error>
#include <utility>

namespace accord::verifier {
namespace {

/// A defect is the interaction's error: what is thrown stays in the thread that runs it.
template <class Step>
auto guarded(const PlannedRun& planned, const Step& step) -> decltype(step()) {
    try {
        return step();
    } catch (const std::exception& defect) {
        return {not_run(planned, {ErrorCode::kInternal, fmt::format("defect: {}", defect.what())})};
    }
}

}  // namespace

Runner::Runner(const std::vector<PlannedPact>& planned, MakeWorker make_worker, unsigned at_a_time)
    : same_(planned) {
    for (const auto& group : same_.all()) {
        jobs_.push_back({.run = group.front(), .asked_for = group.size()});
    }
    if (at_a_time <= 1) {
        serial_ = make_worker();
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
        serial_ = make_worker();
    }
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

void Runner::ask(const PlannedRun& planned, const http::Meanwhile& meanwhile) {
    const auto group = same_.group_of(planned);
    auto& job = jobs_[group];
    if (!serial_ || job.carried_out || job.result) {
        return;
    }
    std::exception_ptr thrown;  // by what has nothing to do with this run
    const auto while_waiting = [&] {
        try {
            if (meanwhile) {
                meanwhile();
            }
        } catch (...) {
            thrown = std::current_exception();
        }
        prepare_ahead(group + 1);
    };
    job.carried_out = guarded(planned, [&] {
        auto prepared = std::exchange(job.prepared, std::nullopt);
        return serial_(planned, prepared ? std::move(*prepared) : prepare(planned), while_waiting);
    });
    if (thrown) {
        std::rethrow_exception(thrown);
    }
}

/// A defect shows where the run is.
void Runner::prepare_ahead(std::size_t group) {
    if (group == jobs_.size()) {
        return;
    }
    auto& job = jobs_[group];
    if (job.prepared || job.carried_out || job.result) {
        return;
    }
    try {
        job.prepared = prepare(*job.run);
    } catch (const std::exception&) {
        job.prepared.reset();
    }
}

InteractionResult Runner::result_of(const PlannedRun& planned) {
    auto& job = jobs_[same_.group_of(planned)];
    if (serial_) {
        ask(planned, {});
        if (!job.result) {
            job.result = guarded(planned, [&] { return judge(std::move(*job.carried_out)); });
            job.carried_out.reset();
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
    if (job.run != &planned) {
        result = repeated_result(std::move(result), planned);
    }
    return result;
}

void Runner::work(const RunOne& run) {
    std::unique_lock lock(mutex_);
    while (!stopping_ && next_ < jobs_.size()) {
        auto& job = jobs_[next_++];
        lock.unlock();
        const auto& planned = *job.run;
        auto result = guarded(planned, [&] { return judge(run(planned, prepare(planned), {})); });
        lock.lock();
        job.result = std::move(result);
        done_.notify_all();
    }
}

}  // namespace accord::verifier
