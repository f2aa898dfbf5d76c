// Metrics in the text format of Prometheus: see prometheus.hpp. None of them asks the database, so
// that they come when it is away, too, and cost nothing.
#include "broker/api/observation/prometheus.hpp"

#include "base/files.hpp"
#include "base/text.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/api/observation/traffic.hpp"

#include <fmt/format.h>

#include <charconv>
#include <unistd.h>

namespace accord::broker::api {
namespace {

std::string metric(std::string_view name,
                   std::string_view type,
                   std::string_view help,
                   const std::string& value) {
    return fmt::format("# HELP {0} {1}\n# TYPE {0} {2}\n{0} {3}\n", name, help, type, value);
}

/// A field of /proc/self/stat, counted from the state, which is 0; the name before it may hold
/// anything.
double stat_field(std::string_view stat, std::size_t index) {
    const auto fields = split(trim(stat.substr(std::min(stat.rfind(')') + 1, stat.size()))), ' ');
    double value = 0;
    if (index < fields.size()) {
        std::from_chars(fields[index].begin(), fields[index].end(), value);
    }
    return value;
}

/// What Prometheus calls the process metrics, as far as the system tells them.
std::string process_metrics() {
    constexpr std::size_t kUserTime = 11;
    constexpr std::size_t kSystemTime = 12;
    constexpr std::size_t kResidentPages = 21;
    const auto stat = read_file("/proc/self/stat");
    if (!stat) {
        return "";
    }
    const auto ticks = static_cast<double>(::sysconf(_SC_CLK_TCK));
    const auto page = static_cast<double>(::sysconf(_SC_PAGESIZE));
    const double cpu = (stat_field(*stat, kUserTime) + stat_field(*stat, kSystemTime)) / ticks;
    return metric("process_cpu_seconds_total",
                  "counter",
                  "User and system time of the process.",
                  fmt::format("{}", cpu)) +
           metric("process_resident_memory_bytes",
                  "gauge",
                  "Memory of the process.",
                  fmt::format("{:.0f}", stat_field(*stat, kResidentPages) * page));
}

std::string pool_metrics(const Call& call) {
    std::string text =
        "# HELP accord_database_connections Connections to the database.\n"
        "# TYPE accord_database_connections gauge\n";
    for (const auto& [pool, use] : {std::pair{"read", call.context.database.readers_in_use()},
                                    std::pair{"write", call.context.database.writers_in_use()}}) {
        text += fmt::format(
            "accord_database_connections{{pool=\"{0}\",state=\"used\"}} {1}\n"
            "accord_database_connections{{pool=\"{0}\",state=\"idle\"}} {2}\n",
            pool,
            use.lent,
            use.idle);
    }
    return text;
}

std::string worker_metrics(const Call& call) {
    std::string runs =
        "# HELP accord_worker_runs_total Pieces of work done beside the requests.\n"
        "# TYPE accord_worker_runs_total counter\n";
    std::string failures =
        "# HELP accord_worker_failures_total Pieces of such work that failed.\n"
        "# TYPE accord_worker_failures_total counter\n";
    for (const auto& worker : call.context.workers->seen()) {
        runs +=
            fmt::format("accord_worker_runs_total{{worker=\"{}\"}} {}\n", worker.name, worker.runs);
        failures += fmt::format(
            "accord_worker_failures_total{{worker=\"{}\"}} {}\n", worker.name, worker.failures);
    }
    return runs + failures;
}

}  // namespace

http::Response get_prometheus_metrics(Call& call) {
    http::Response response;
    response.headers.add("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    response.body = fmt::format(
        "# HELP accord_build_info The broker, and the version of the Pact Broker that it answers "
        "as.\n# TYPE accord_build_info gauge\naccord_build_info{{answers_as=\"{}\"}} 1\n{}{}{}{}",
        kAnswersAs,
        call.context.traffic->to_prometheus(),
        pool_metrics(call),
        worker_metrics(call),
        process_metrics());
    return response;
}

}  // namespace accord::broker::api
