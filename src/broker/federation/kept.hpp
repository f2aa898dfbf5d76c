// What somebody else was asked for, kept until it is asked for again: the keys of those who sign.
#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace accord::broker::federation {

/// So long it is used without being asked for again; so long, if it can't be had.
inline constexpr std::chrono::hours kFresh{1};
inline constexpr std::chrono::hours kUsable{24};
/// So often it is asked for at most because it does not have what is wanted, or after a failure.
inline constexpr std::chrono::seconds kAskedEvery{30};
/// So long one request waits for another that asks.
inline constexpr std::chrono::seconds kWaitForAsking{2};

/// Thread-safe.
template <class Thing>
class Kept {
  public:
    using Shared = std::shared_ptr<const Thing>;

    /// What is kept, or what `ask` gives, which asks `whom`. `has_what_is_wanted` may say no, which
    /// may mean that it is out of date: then it is asked for again, but not for everything that
    /// somebody makes up. `tell` is told when it can't be had, and what is kept is used instead.
    /// Errors: kUnavailable, and those of `ask`.
    Result<Shared> find(std::string_view whom,
                        Instant now,
                        const std::function<bool(const Thing&)>& has_what_is_wanted,
                        const std::function<Result<Thing>()>& ask,
                        const std::function<void(Instant since, const Error&)>& tell) {
        if (auto kept = good_enough(now, has_what_is_wanted)) {
            return kept;
        }
        const std::unique_lock asking(asking_, kWaitForAsking);
        if (!asking) {
            return fail(ErrorCode::kUnavailable,
                        std::string(whom) + " is being asked for its keys");
        }
        if (auto kept = good_enough(now, has_what_is_wanted)) {
            return kept;
        }
        if (auto failure = begin_to_ask(now); !failure.message.empty()) {
            return fail(std::move(failure));
        }
        return keep(ask(), now, tell);
    }

  private:
    Shared good_enough(Instant now, const std::function<bool(const Thing&)>& has_what_is_wanted) {
        const std::lock_guard lock(mutex_);
        if (!thing_) {
            return nullptr;
        }
        const bool was_asked_lately = now < asked_at_ + kAskedEvery;
        const bool is_fresh = now < got_at_ + kFresh && has_what_is_wanted(*thing_);
        const bool is_usable = now < got_at_ + kUsable;
        return is_fresh || (was_asked_lately && is_usable) ? thing_ : nullptr;
    }

    /// The last failure, if it was just now.
    Error begin_to_ask(Instant now) {
        const std::lock_guard lock(mutex_);
        if (!failure_.message.empty() && now < asked_at_ + kAskedEvery) {
            return failure_;
        }
        asked_at_ = now;
        return {};
    }

    Result<Shared> keep(Result<Thing> asked,
                        Instant now,
                        const std::function<void(Instant, const Error&)>& tell) {
        const std::lock_guard lock(mutex_);
        if (asked) {
            thing_ = std::make_shared<const Thing>(std::move(*asked));
            got_at_ = now;
            failure_ = {};
            return thing_;
        }
        failure_ = asked.error();
        if (thing_ && now < got_at_ + kUsable) {
            tell(got_at_, failure_);
            return thing_;
        }
        return fail(std::move(asked.error()));
    }

    std::timed_mutex asking_;
    std::mutex mutex_;  ///< of what follows
    Shared thing_;
    Instant got_at_ = {};
    Instant asked_at_ = {};  ///< the last time, whatever came of it
    Error failure_;          ///< the last one
};

}  // namespace accord::broker::federation
