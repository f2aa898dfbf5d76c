// Runs what is planned, several interactions at a time where the provider allows it, and those that
// ask the same of it once.
#pragma once

#include "verifier/plan.hpp"
#include "verifier/preparation/preparation.hpp"
#include "verifier/result.hpp"
#include "verifier/run.hpp"
#include "verifier/same_runs.hpp"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace accord::verifier {

/// Makes what runs interactions one after another, for one thread.
using MakeWorker = std::function<RunOne()>;

class Runner {
  public:
    /// With more than one at a time runs are begun at once, in the order of the plan, which must
    /// outlive the runner.
    Runner(const std::vector<PlannedPact>& planned, MakeWorker make_worker, unsigned at_a_time);
    Runner(const Runner&) = delete;
    Runner& operator=(const Runner&) = delete;
    /// Runs that have begun are waited for, no others begin.
    ~Runner();

    /// With one at a time: carries the run out, unless the same one was carried out before.
    /// `meanwhile` as carry_out() has it; after that the run that comes next is prepared. A
    /// provider of the same machine takes as long to answer as both do. What `meanwhile` throws is
    /// thrown when the run is over.
    void ask(const PlannedRun& planned, const http::Meanwhile& meanwhile);

    /// The result of one of the plan's runs; each is asked for once.
    InteractionResult result_of(const PlannedRun& planned);

  private:
    struct Job {
        const PlannedRun* run = nullptr;
        std::size_t asked_for = 0;              ///< how many runs wait for its result
        std::optional<Preparation> prepared;    ///< before its turn
        std::optional<CarriedOut> carried_out;  ///< and not judged
        std::optional<InteractionResult> result;
    };

    void prepare_ahead(std::size_t group);
    void work(const RunOne& run);
    InteractionResult take(Job& job, const PlannedRun& planned);

    SameRuns same_;
    std::vector<Job> jobs_;  ///< by group
    RunOne serial_;          ///< empty with several at a time
    std::mutex mutex_;
    std::condition_variable done_;
    std::size_t next_ = 0;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace accord::verifier
