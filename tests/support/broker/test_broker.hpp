// For tests: a broker on an empty database, asked without a socket, at a fixed time.
#pragma once

#include "base/json.hpp"
#include "broker/api/api.hpp"
#include "support/broker/fake_webhook_sender.hpp"
#include "support/broker/temporary_store.hpp"

#include <chrono>
#include <functional>
#include <initializer_list>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>

namespace accord::broker::api {

class TestBroker {
  public:
    explicit TestBroker(Settings settings = {.base_urls = {"http://broker"}},
                        service::Settings use_cases = {},
                        std::shared_ptr<service::AssertionVerifier> verifier = nullptr,
                        std::shared_ptr<service::SignInProviders> providers = nullptr)
        : api_({.database = store_.database(),
                .clock = clock_,
                .random = random_,
                .log = *log_,
                .settings = std::move(settings),
                .use_cases = std::move(use_cases),
                .sender = std::make_shared<support::FakeWebhookSender>(),
                .workers = workers_,
                .identities = std::make_shared<service::Identities>(std::move(verifier)),
                .refusals = refusals_,
                .providers = std::move(providers),
                .sign_in_key = "a key"}) {}

    http::Response send(std::string_view method,
                        std::string_view target,
                        std::string_view body = {},
                        std::initializer_list<http::Headers::Field> headers = {}) const {
        http::Request request;
        request.method = method;
        request.target = target;
        request.headers = http::Headers(headers);
        request.body = body;
        if (!request.headers.has("content-type")) {
            request.headers.add("Content-Type", "application/json");
        }
        if (!authorization_.empty() && !request.headers.has("authorization")) {
            request.headers.add("Authorization", authorization_);
        }
        return handle(request);
    }
    /// As a server does.
    http::Response handle(const http::Request& request) const {
        auto answer = api_.handle(request);
        if (http::asks_for_stream_again(answer)) {
            auto streamed = api_.open_stream(request);
            return streamed ? std::move(streamed->head) : std::move(answer);
        }
        return answer;
    }
    /// What goes on being told, where something does.
    std::shared_ptr<http::BodyStream> stream_of(const http::Request& request) const {
        auto streamed = api_.open_stream(request);
        return streamed ? streamed->stream : nullptr;
    }
    /// What send() says from now on, unless it is told otherwise.
    void sign_in(std::string authorization) { authorization_ = std::move(authorization); }
    [[nodiscard]] const std::string& authorization() const { return authorization_; }
    std::optional<http::Response> answer_early(const http::Request& header,
                                               http::BodyAhead body) const {
        return api_.answer_early(header, body);
    }
    void answer_together(std::span<http::Waiting* const> waiting) const {
        api_.answer_together(waiting);
    }
    /// What a server gives without a thread for the request: on SQLite at once, on PostgreSQL
    /// together with others.
    std::optional<http::Response> given_again(const http::Request& request) const {
        if (!request.body.empty() && !Api::asks_by_body(request)) {
            return std::nullopt;
        }
        auto early = answer_early(
            request, request.body.empty() ? http::BodyAhead::kNone : http::BodyAhead::kThere);
        http::Waiting waiting{&request};
        http::Waiting* const all[] = {&waiting};
        answer_together(all);
        if (early && waiting.answer && early->body != waiting.answer->body) {
            throw std::logic_error(early->body + "\nis not what all are given together:\n" +
                                   waiting.answer->body);
        }
        return early ? early : waiting.answer;
    }
    /// The same once the request was handled.
    std::optional<http::Response> handled_and_given_again(const http::Request& request) const {
        std::optional<http::Response> again;
        eventually([&] {
            handle(request);
            again = given_again(request);
            return again.has_value();
        });
        return again;
    }
    /// Whether `is_so` comes true within ten seconds: on PostgreSQL a commit to any database of the
    /// server, also another test's, makes all answers new.
    static bool eventually(const std::function<bool()>& is_so) {
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
        while (!is_so()) {
            if (std::chrono::steady_clock::now() > deadline) {
                return false;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
        return true;
    }
    http::Response get(std::string_view target) const { return send("GET", target); }
    http::Response put(std::string_view target, std::string_view body = "{}") const {
        return send("PUT", target, body);
    }
    http::Response post(std::string_view target, std::string_view body = "{}") const {
        return send("POST", target, body);
    }

    /// What stands in the answer at a JSON pointer, as text; a string without its quotes.
    std::string at(const http::Response& response, std::string_view pointer) const {
        const auto body = json::parse(response.body);
        const auto* found = body ? json::at_pointer(*body, pointer) : nullptr;
        if (found == nullptr) {
            return "(nothing)";
        }
        return json::text_of(*found);
    }

    [[nodiscard]] ManualClock& clock() const { return clock_; }

    /// Those that would run beside it; before the first request.
    [[nodiscard]] service::Workers& workers() const { return *workers_; }

    /// Of requests, on their way into the audit log.
    [[nodiscard]] service::Refusals& refusals() const { return *refusals_; }

    /// For rows that no route writes.
    [[nodiscard]] db::Database& database() const { return store_.database(); }

  private:
    support::TemporaryStore store_;
    mutable ManualClock clock_{parse_iso8601("2026-01-02T03:04:05Z").value()};
    SeededRandom random_{1};
    std::unique_ptr<Logger> log_ = Logger::silent();
    std::shared_ptr<service::Workers> workers_ = std::make_shared<service::Workers>();
    std::shared_ptr<service::Refusals> refusals_ = std::make_shared<service::Refusals>();
    Api api_;
    std::string authorization_;
};

}  // namespace accord::broker::api
