// Time as something that is handed in, so that decisions can be tested at any moment.
#pragma once

#include "base/result.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace accord {

using Instant = std::chrono::sys_time<std::chrono::microseconds>;

/// Tells the time. Thread-safe.
class Clock {
  public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};

/// The machine's wall clock.
class SystemClock final : public Clock {
  public:
    [[nodiscard]] Instant now() const override;
};

/// A clock that stands still until it is told otherwise; for tests.
class ManualClock final : public Clock {
  public:
    explicit ManualClock(Instant start) : now_(start) {}
    [[nodiscard]] Instant now() const override { return now_; }
    void advance(std::chrono::microseconds by) { now_ += by; }

  private:
    Instant now_;
};

/// "2021-09-01T00:07:21+00:00": UTC in seconds, as the Pact Broker writes times.
std::string to_iso8601(Instant instant);

/// Reads an ISO 8601 date or date-time ("2021-09-01", "2021-09-01T00:07:21.5Z", "...+10:00");
/// without an offset it is UTC. Error: kInvalidInput.
Result<Instant> parse_iso8601(std::string_view text);

}  // namespace accord
