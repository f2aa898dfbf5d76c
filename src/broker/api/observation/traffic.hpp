// What was asked and how long it took, counted for monitoring.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <tuple>

namespace accord::broker::api {

/// A request that was answered. What it has of the request is bounded: a method that is known, a
/// pattern of the table of routes.
struct Answered {
    std::string_view method = "other";
    std::string_view route = "none";  ///< the pattern; of no route "none"
    int status = 0;
    std::chrono::steady_clock::duration took{};
};

/// Counts by method, route and status; times by method and route. Thread-safe.
class Traffic {
  public:
    void add(const Answered& answered);

    /// In the text format of Prometheus.
    [[nodiscard]] std::string to_prometheus() const;

  private:
    /// Upper bounds, in seconds; the last, without one, is implied.
    static constexpr std::array<double, 12> kBuckets = {
        0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10};

    struct Times {
        std::array<std::uint64_t, kBuckets.size()> counts{};
        std::uint64_t all = 0;
        double seconds = 0;
    };

    mutable std::mutex mutex_;
    std::map<std::tuple<std::string_view, std::string_view, int>, std::uint64_t> counts_;
    std::map<std::pair<std::string_view, std::string_view>, Times> times_;
};

}  // namespace accord::broker::api
