// Answers that are given again are those that would be made now, whichever node wrote.
#include "broker/api/machinery/repetition/answer_cache.hpp"

#include "support/broker/test_broker.hpp"

#include <atomic>
#include <thread>

namespace accord::broker::api {
namespace {

std::shared_ptr<const http::Response> answer_of(std::string body) {
    return std::make_shared<http::Response>(http::Response{.body = std::move(body)});
}

std::string found(AnswerCache& cache, std::string_view state, const std::string& key) {
    const auto answer = cache.find(state, key);
    return answer ? answer->body : "(nothing)";
}

TEST(AnswerCache, gives_an_answer_in_the_state_it_was_made_in) {
    AnswerCache cache;
    EXPECT_EQ(found(cache, "s1", "a"), "(nothing)");
    cache.keep("s1", "a", answer_of("1"));
    EXPECT_EQ(found(cache, "s1", "a"), "1");
    EXPECT_EQ(found(cache, "s1", "b"), "(nothing)");
    EXPECT_EQ(found(cache, "s2", "a"), "(nothing)");
}

TEST(AnswerCache, drops_what_was_made_in_another_state) {
    AnswerCache cache;
    cache.find("s1", "a");
    cache.find("s2", "a");
    cache.keep("s1", "a", answer_of("1"));
    EXPECT_EQ(found(cache, "s2", "a"), "(nothing)");
}

TEST(AnswerCache, keeps_so_many_bytes) {
    AnswerCache cache;
    cache.find("s1", "a");
    cache.keep("s1", "large", answer_of(std::string(AnswerCache::kAnswerBytesMax, 'x')));
    EXPECT_EQ(found(cache, "s1", "large"), "(nothing)");
    const std::string much(AnswerCache::kAnswerBytesMax / 2, 'x');
    std::size_t kept = 0;
    for (int i = 0; i < 100; ++i) {
        cache.keep("s1", std::to_string(i), answer_of(much));
    }
    for (int i = 0; i < 100; ++i) {
        kept += cache.find("s1", std::to_string(i)) ? much.size() : 0;
    }
    EXPECT_GT(kept, 0U);
    EXPECT_LE(kept, AnswerCache::kBytesMax);
}

/// Several brokers, each with connections of its own, on one database.
class Nodes {
  public:
    struct Node {
        std::unique_ptr<db::Database> database;
        std::unique_ptr<Api> api;
    };

    explicit Nodes(int count) {
        for (int i = 0; i < count; ++i) {
            auto database = db::Database::open({.url = store_.url()}).value();
            auto api = std::make_unique<Api>(
                Context{*database, clock_, random_, *log_, {.base_urls = {"http://broker"}}});
            nodes_.push_back({std::move(database), std::move(api)});
        }
    }

    /// Answered by whichever way of a server's is the first to give an answer.
    http::Response send(int node, std::string method, std::string target) const {
        http::Request request{.method = std::move(method), .target = std::move(target)};
        request.headers.add("Content-Type", "application/json");
        request.body = request.method == "GET" ? "" : "{}";
        const auto body = request.body.empty()         ? http::BodyAhead::kNone
                          : Api::asks_by_body(request) ? http::BodyAhead::kThere
                                                       : http::BodyAhead::kComing;
        const auto& api = *nodes_[static_cast<std::size_t>(node)].api;
        if (auto early = api.answer_early(request, body)) {
            return std::move(*early);
        }
        http::Waiting waiting{&request};
        http::Waiting* const all[] = {&waiting};
        api.answer_together(all);
        return waiting.answer ? std::move(*waiting.answer) : api.handle(request);
    }

    /// The number of the newest version that a node tells of; 0 for none.
    int newest(int node) const {
        const auto body = json::parse(send(node, "GET", "/pacticipants/Shop/latest-version").body);
        return std::atoi(json::string_or(body.value().get_object(), "number").c_str());
    }
    void add(int node, int version) const {
        send(node, "PUT", "/pacticipants/Shop/versions/" + std::to_string(version));
    }

    /// The version whose pact a provider is to verify.
    std::string to_verify(int node) const {
        const auto answer = send(node, "POST", "/pacts/provider/Orders/for-verification");
        const auto at = answer.body.find("Shop (");
        return at == std::string::npos ? answer.body : answer.body.substr(at, 8);
    }
    void publish(int node, int version) const {
        send(
            node, "PUT", "/pacts/provider/Orders/consumer/Shop/version/" + std::to_string(version));
    }

  private:
    support::TemporaryStore store_;
    ManualClock clock_{Instant{}};
    SystemRandom random_;
    std::unique_ptr<Logger> log_ = Logger::silent();
    std::vector<Node> nodes_;
};

TEST(RepeatedAnswers, know_what_any_node_has_written) {
    const Nodes nodes(3);
    for (int version = 1; version <= 30; ++version) {
        nodes.add(version % 3, version);
        for (int node = 0; node < 3; ++node) {
            EXPECT_EQ(nodes.newest(node), version);
            EXPECT_EQ(nodes.newest(node), version);
        }
    }
}

TEST(RepeatedAnswers, to_a_body_know_what_any_node_has_written) {
    const Nodes nodes(3);
    for (int version = 1; version <= 9; ++version) {
        nodes.publish(version % 3, version);
        const auto newest = "Shop (" + std::to_string(version) + ")";
        for (int node = 0; node < 3; ++node) {
            EXPECT_EQ(nodes.to_verify(node), newest);
            EXPECT_EQ(nodes.to_verify(node), newest);
        }
    }
}

TEST(RepeatedAnswers, are_never_older_than_what_was_written_before_the_question) {
    const Nodes nodes(2);
    std::atomic<int> written = 0;
    std::atomic<bool> ended = false;
    std::vector<std::jthread> readers;
    for (int reader = 0; reader < 3; ++reader) {
        readers.emplace_back([&, reader] {
            while (!ended) {
                const int before = written;
                EXPECT_GE(nodes.newest(reader % 2), before);
            }
        });
    }
    for (int version = 1; version <= 200; ++version) {
        nodes.add(version % 2, version);
        written = version;
    }
    ended = true;
}

TEST(RepeatedAnswers, are_given_without_a_thread_and_whole) {
    const TestBroker broker;
    broker.put("/pacticipants/Shop/versions/1");
    http::Request request{.target = "/pacticipants/Shop/versions"};
    EXPECT_FALSE(broker.given_again(request));
    const auto made = broker.handle(request);
    const auto again = broker.handled_and_given_again(request);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->status, 200);
    EXPECT_EQ(again->headers, made.headers);
    EXPECT_EQ(again->body, made.body);

    request.headers.add("If-None-Match", std::string(made.headers.value_or("etag", "")));
    EXPECT_EQ(broker.handled_and_given_again(request).value().status, 304);
    broker.put("/pacticipants/Shop/versions/2");
    EXPECT_FALSE(broker.given_again(request));
    request.target = "/dashboard";
    broker.handle(request);
    EXPECT_FALSE(broker.given_again(request));
}

TEST(RepeatedAnswers, differ_where_the_question_does) {
    const TestBroker broker(Settings{});
    broker.put("/pacticipants/Shop/versions/1");
    const auto ask = [&](std::initializer_list<http::Headers::Field> headers) {
        return broker.send("GET", "/pacticipants/Shop/versions", "", headers);
    };
    EXPECT_NE(ask({{"Host", "one"}}).body, ask({{"Host", "other"}}).body);
    EXPECT_EQ(ask({{"Host", "one"}}).body, ask({{"Host", "one"}}).body);
    EXPECT_EQ(ask({{"Accept", "text/csv"}}).status, 406);
    EXPECT_EQ(ask({{"Host", "one"}, {"If-None-Match", "*"}}).status, 304);
    EXPECT_EQ(ask({{"Host", "one"}}).status, 200);
}

}  // namespace
}  // namespace accord::broker::api
