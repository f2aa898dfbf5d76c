// Counters of requests: see traffic.hpp.
#include "broker/api/observation/traffic.hpp"

#include <fmt/format.h>

namespace accord::broker::api {

void Traffic::add(const Answered& answered) {
    const double seconds = std::chrono::duration<double>(answered.took).count();
    const std::lock_guard lock(mutex_);
    ++counts_[{answered.method, answered.route, answered.status}];
    auto& times = times_[{answered.method, answered.route}];
    ++times.all;
    times.seconds += seconds;
    for (std::size_t i = 0; i < kBuckets.size(); ++i) {
        times.counts[i] += seconds <= kBuckets[i] ? 1 : 0;
    }
}

std::string Traffic::to_prometheus() const {
    std::string text =
        "# HELP accord_http_requests_total Requests answered.\n"
        "# TYPE accord_http_requests_total counter\n";
    const std::lock_guard lock(mutex_);
    for (const auto& [key, count] : counts_) {
        const auto& [method, route, status] = key;
        text += fmt::format(
            "accord_http_requests_total{{method=\"{}\",route=\"{}\",status=\"{}\"}} {}\n",
            method,
            route,
            status,
            count);
    }
    text +=
        "# HELP accord_http_request_duration_seconds Time a handler took to answer.\n"
        "# TYPE accord_http_request_duration_seconds histogram\n";
    for (const auto& [key, times] : times_) {
        const auto labels = fmt::format("method=\"{}\",route=\"{}\"", key.first, key.second);
        const auto line = [&](std::string_view part, std::string_view more, const auto& value) {
            text += fmt::format(
                "accord_http_request_duration_seconds_{}{{{}{}}} {}\n", part, labels, more, value);
        };
        for (std::size_t i = 0; i < kBuckets.size(); ++i) {
            line("bucket", fmt::format(",le=\"{}\"", kBuckets[i]), times.counts[i]);
        }
        line("bucket", ",le=\"+Inf\"", times.all);
        line("sum", "", times.seconds);
        line("count", "", times.all);
    }
    return text;
}

}  // namespace accord::broker::api
