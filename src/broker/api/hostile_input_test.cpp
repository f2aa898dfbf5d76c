// Every route and method with every kind of hostile input in every place of a request: no answer is
// a failure of ours, and none is a success where the body was no JSON.
#include "base/text.hpp"
#include "broker/api/routes.hpp"
#include "support/broker/busy_broker.hpp"
#include "support/broker/hostile_requests.hpp"

#include <fmt/format.h>

namespace accord::broker::api {
namespace {

using support::fault_of;
using support::hostile_fields;
using support::hostile_queries;
using support::hostile_segments;
using support::malformed_bodies;
using support::mutations_of;
using support::valid_bodies;

constexpr std::size_t kShown = 200;

/// Of the one route that takes no JSON: a provider's form.
constexpr std::string_view kFormType = "application/x-www-form-urlencoded";

/// It answers 500 to whoever asks, for the test of a monitor.
constexpr std::string_view kMadeToFail = "/test/error";

/// There is none on this broker.
constexpr std::string_view kOfSamlProvider = "/auth/:identity_provider/metadata";

bool takes_body(const Route& route) {
    return route.method != Method::kGet && route.method != Method::kDelete;
}

std::vector<std::string_view> parameters_of(std::string_view pattern) {
    std::vector<std::string_view> names;
    for (const auto segment : split(pattern.substr(1), '/')) {
        if (segment.starts_with(':') || segment.starts_with('*')) {
            names.push_back(segment);
        }
    }
    return names;
}

/// A broker, and the request it was asked last, for the message of a failure.
class Asked {
  public:
    Asked() { broker_.let_users_in(); }

    http::Response ask(const Route& route,
                       const std::string& target,
                       std::string_view body = "{}",
                       http::Headers headers = {}) {
        http::Request request{.method = std::string(to_string(route.method)), .target = target};
        request.headers = std::move(headers);
        if (!request.headers.has("content-type")) {
            request.headers.add("Content-Type", std::string(route.media.takes.front()));
        }
        if (!request.headers.has("authorization")) {
            request.headers.add("Authorization", broker_.authorization());
        }
        if (takes_body(route)) {
            request.body = body;
        }
        auto response = broker_.handle(request);
        changed_ |= route.method != Method::kGet && response.status < 400;
        EXPECT_EQ(fault_of(target, response), "")
            << request.method << ' ' << target.substr(0, kShown) << '\n'
            << std::string(body.substr(0, kShown));
        return response;
    }

    /// What was changed since the last time.
    void put_back() {
        if (changed_) {
            broker_.fill();
        }
        changed_ = false;
    }

    const BusyBroker& broker() const { return broker_; }

  private:
    BusyBroker broker_;
    bool changed_ = false;
};

/// Otherwise the other tests reach no more than the answer that there is nothing.
TEST(HostileInput, is_sent_where_something_is) {
    BusyBroker broker;
    broker.let_users_in();
    std::vector<std::string> nothing;
    for (const Route& route : routes()) {
        if (route.method == Method::kGet) {
            auto path = broker.path_of(route.pattern);
            path += BusyBroker::query_of(route.pattern);
            const std::string accept(route.media.gives.front());
            const auto answer = broker.send("GET", path, "", {{"Accept", accept}});
            if (answer.status >= 400 && route.pattern != kMadeToFail &&
                route.pattern != kOfSamlProvider) {
                nothing.push_back(fmt::format("{} {}", answer.status, path));
            }
        }
    }
    EXPECT_EQ(fmt::format("{}", fmt::join(nothing, "\n")), "");
}

TEST(HostileInput, in_any_segment_of_a_path_is_no_failure) {
    Asked asked;
    for (const Route& route : routes()) {
        asked.put_back();
        for (const auto name : parameters_of(route.pattern)) {
            for (const std::string& segment : hostile_segments()) {
                asked.ask(route, asked.broker().path_of(route.pattern, name, segment));
            }
        }
    }
}

TEST(HostileInput, in_queries_is_no_failure) {
    Asked asked;
    for (const Route& route : routes()) {
        asked.put_back();
        for (const std::string& query : hostile_queries()) {
            asked.ask(route, asked.broker().path_of(route.pattern) + "?" + query);
        }
    }
}

TEST(HostileInput, in_the_header_is_no_failure) {
    Asked asked;
    for (const Route& route : routes()) {
        asked.put_back();
        for (const auto& field : hostile_fields()) {
            asked.ask(route, asked.broker().path_of(route.pattern), "{}", {field});
        }
    }
}

TEST(HostileInput, that_is_no_json_is_refused_by_every_route_that_takes_json) {
    Asked asked;
    for (const Route& route : routes()) {
        if (!takes_body(route) || route.media.takes.front() == kFormType) {
            continue;
        }
        asked.put_back();
        for (const std::string& body : malformed_bodies()) {
            const auto target = asked.broker().path_of(route.pattern);
            const auto response = asked.ask(route, target, body);
            const bool is_empty_list = route.media.body == Body::kList && body == "[]";
            EXPECT_TRUE(response.status >= 400 || is_empty_list)
                << response.status << ": " << to_string(route.method) << ' ' << target << '\n'
                << body.substr(0, kShown);
            EXPECT_FALSE(response.body.empty()) << route.pattern;
        }
    }
}

/// Each that is merged into a pact makes it longer, and each refusal shows how two pacts differ: so
/// what was changed does not stay for long.
constexpr std::size_t kBodiesBetweenFills = 10;

TEST(HostileInput, in_place_of_any_value_of_a_body_is_no_failure) {
    Asked asked;
    std::size_t sent = 0;
    for (const Route& route : routes()) {
        if (!takes_body(route)) {
            continue;
        }
        asked.put_back();
        for (const std::string& valid : valid_bodies(route.pattern)) {
            for (const std::string& body : mutations_of(valid)) {
                if (++sent % kBodiesBetweenFills == 0) {
                    asked.put_back();
                }
                asked.ask(route, asked.broker().path_of(route.pattern), body);
            }
        }
    }
}

TEST(HostileInput, in_methods_is_no_failure) {
    BusyBroker broker;
    for (const Route& route : routes()) {
        for (const char* method :
             {"HEAD", "GET", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "", "\xFF", "A B"}) {
            const auto response = broker.send(method, broker.path_of(route.pattern));
            EXPECT_EQ(fault_of(route.pattern, response), "") << method << ' ' << route.pattern;
        }
    }
}

}  // namespace
}  // namespace accord::broker::api
