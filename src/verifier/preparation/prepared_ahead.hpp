// Prepares runs while those before them wait for the provider, by a thread of its own: a provider
// in the same machine answers sooner than the next run is prepared.
#pragma once

#include "verifier/preparation/preparation.hpp"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace accord::verifier {

class PreparedAhead {
  public:
    /// For runs of a plan, which must outlive it, in the order in which they are asked for. A few
    /// are not worth a thread.
    explicit PreparedAhead(std::vector<const PlannedRun*> runs);
    PreparedAhead(const PreparedAhead&) = delete;
    PreparedAhead& operator=(const PreparedAhead&) = delete;
    ~PreparedAhead();

    /// The preparation of a run; each is asked for once, by one thread.
    Preparation of(const PlannedRun& run);

  private:
    struct Made {
        const PlannedRun* run = nullptr;
        std::optional<Preparation> preparation;  ///< nothing where making it threw
    };

    void work();

    std::vector<const PlannedRun*> runs_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Made> ready_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace accord::verifier
