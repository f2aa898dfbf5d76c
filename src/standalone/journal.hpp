// What came to one mock server, as far as somebody may want to look at it. Its memory does not grow
// with the number of requests.
#pragma once

#include "base/clock.hpp"
#include "base/json.hpp"
#include "http/message.hpp"

#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace accord::standalone {

/// Thread-safe.
class Journal {
  public:
    static constexpr std::size_t kRequestsMax = 200;      ///< the newest are kept
    static constexpr std::size_t kPathsMax = 1000;        ///< that are counted apart
    static constexpr std::size_t kTargetBytesMax = 2048;  ///< of a path or target that is kept

    /// `clock` must outlive this.
    explicit Journal(const Clock& clock) : clock_(clock) {}

    /// `interaction`: of its description, when one matched.
    void note(const http::Request& request, std::optional<std::string> interaction);

    /// {"requests": 3, "requests_by_path": {"/a": 2, "/b": 1}}, as the Pact core has it.
    [[nodiscard]] json::Object metrics() const;

    /// [{"time", "method", "target", "interaction"}], newest first; the last is null where none
    /// matched.
    [[nodiscard]] json::Array requests() const;

  private:
    struct Entry {
        Instant time;
        std::string method;
        std::string target;
        std::optional<std::string> interaction;
    };

    const Clock& clock_;
    mutable std::mutex mutex_;
    std::uint64_t count_ = 0;
    std::map<std::string, std::uint64_t> by_path_;
    std::deque<Entry> entries_;
};

}  // namespace accord::standalone
