// What is told of requests: a line of the log, and counters for monitoring.
#include "broker/api/observation/access_log.hpp"
#include "broker/api/observation/traffic.hpp"
#include "support/broker/test_broker.hpp"

#include <gmock/gmock.h>

namespace accord::broker::api {
namespace {

using testing::HasSubstr;
using testing::Not;

/// As Prometheus 2 and 3 ask.
constexpr const char* kAcceptOfPrometheus[] = {
    "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,"
    "text/plain;version=0.0.4;q=0.5,*/*;q=0.1",
    "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,"
    "application/openmetrics-text;version=0.0.1;q=0.5,"
    "text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,"
    "*/*;q=0.2"};

std::string line_of(const http::Request& request, const http::Response& response) {
    std::string line;
    Logger log(LogLevel::kInfo, [&](LogLevel, std::string_view text) { line = text; });
    log_answer(log,
               request,
               response,
               {.method = "GET", .status = 200, .took = std::chrono::microseconds(1500)},
               "ci");
    return line;
}

TEST(AccessLog, is_one_line_without_the_query) {
    http::Request request;
    request.method = "GET";
    request.target = "/pacts?token=secret";
    request.headers.add("Authorization", "Basic c2VjcmV0");
    http::Response response;
    response.body = "12345";
    EXPECT_EQ(line_of(request, response),
              "request method=GET path=/pacts status=200 ms=1.5 bytes=5 user=ci");
    request.headers.add("X-Forwarded-For", "6.6.6.6, 10.0.0.7\ninjected");
    EXPECT_EQ(line_of(request, response),
              "request method=GET path=/pacts status=200 ms=1.5 bytes=5 user=ci "
              "client=10.0.0.7\\x0ainjected");
}

TEST(Traffic, counts_by_route_and_puts_times_into_buckets) {
    Traffic traffic;
    traffic.add({"GET", "/pacts/latest", 200, std::chrono::milliseconds(3)});
    traffic.add({"GET", "/pacts/latest", 200, std::chrono::seconds(20)});
    traffic.add({"GET", "/pacts/latest", 404, std::chrono::microseconds(1)});
    const auto text = traffic.to_prometheus();
    for (const char* line :
         {"accord_http_requests_total{method=\"GET\",route=\"/pacts/latest\",status=\"200\"} 2\n",
          "accord_http_requests_total{method=\"GET\",route=\"/pacts/latest\",status=\"404\"} 1\n",
          "_bucket{method=\"GET\",route=\"/pacts/latest\",le=\"0.001\"} 1\n",
          "_bucket{method=\"GET\",route=\"/pacts/latest\",le=\"0.005\"} 2\n",
          "_bucket{method=\"GET\",route=\"/pacts/latest\",le=\"10\"} 2\n",
          "_bucket{method=\"GET\",route=\"/pacts/latest\",le=\"+Inf\"} 3\n",
          "_count{method=\"GET\",route=\"/pacts/latest\"} 3\n"}) {
        EXPECT_THAT(text, HasSubstr(line));
    }
}

TEST(PrometheusMetrics, are_what_prometheus_gets) {
    const TestBroker broker;
    broker.get("/pacticipants/some-name");
    broker.get("/nowhere/some-name");
    broker.send("BREW", "/");
    for (const char* accept : kAcceptOfPrometheus) {
        const auto answer = broker.send("GET", "/metrics", "", {{"Accept", accept}});
        EXPECT_EQ(answer.headers.value_or("content-type", ""),
                  "text/plain; version=0.0.4; charset=utf-8");
        EXPECT_THAT(
            answer.body,
            HasSubstr("{method=\"GET\",route=\"/pacticipants/:pacticipant\",status=\"404\"}"));
        EXPECT_THAT(answer.body, HasSubstr("{method=\"GET\",route=\"none\",status=\"404\"} 1"));
        EXPECT_THAT(answer.body, HasSubstr("{method=\"other\",route=\"none\",status=\"501\"} 1"));
        EXPECT_THAT(answer.body, HasSubstr("accord_database_connections{pool=\"write\""));
        EXPECT_THAT(answer.body, HasSubstr("process_resident_memory_bytes "));
        EXPECT_THAT(answer.body, Not(HasSubstr("some-name")));
    }
}

}  // namespace
}  // namespace accord::broker::api
