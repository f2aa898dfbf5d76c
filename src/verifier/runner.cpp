// Runs what is planned: see runner.hpp.
#include "verifier/runner.hpp"

#include "verifier/run.hpp"

#include <exception>
#include <system_error>

namespace accord::verifier {
namespace {

/// Whether the provider would be asked the same and judged the same.
bool asks_the_same(const PlannedRun& left, const PlannedRun& right) {
    const auto& a = *left.interaction;
    const auto& b = *right.interaction;
    return left.version == right.version && a.description == b.description &&
           a.states == b.states && a.transport == b.transport && a.content == b.content;
}

/// What can't throw stays in the thread that runs it: a defect there is the interaction's error.
InteractionResult run_guarded(const RunOne& run, const PlannedRun& planned) {
    try {
        return run(planned);
    } catch (const std::exception& defect) {
        return not_run(planned, {ErrorCode::kInternal, fmt::format("defect: {}", defect.what())});
    }
}

}  // namespace

Runner::Runner(const std::vector<PlannedPact>& planned,
               MakeWorker make_worker,
               unsigned at_a_time) {
    std::unordered_multimap<std::string_view, std::size_t> known;
    for (const auto& pact : planned) {
        for (const auto& run : pact.runs) {
            const auto [first, last] = known.equal_range(run.interaction->description);
            const auto same = std::find_if(first, last, [&](const auto& entry) {
                return asks_the_same(*jobs_[entry.second].run, run);
            });
            const auto job = same == last ? jobs_.size() : same->second;
            if (job == jobs_.size()) {
                jobs_.push_back({.run = &run});
                known.emplace(run.interaction->description, job);
            }
            ++jobs_[job].asked_for;
            job_of_.emplace(&run, job);
        }
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

InteractionResult Runner::result_of(const PlannedRun& planned) {
    auto& job = jobs_[job_of_.at(&planned)];
    if (serial_) {
        if (!job.result) {
            job.result = run_guarded(serial_, planned);
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
    auto result = job.run == &planned ? *job.result : repeated_result(*job.result, planned);
    if (is_last) {
        job.result.reset();
    }
    return result;
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
