// Watching a whole broker: what happens is told, to all who want to hear of it, at once.
#include "base/json.hpp"
#include "broker/broker.hpp"
#include "broker/service/events/watchers.hpp"
#include "db/database.hpp"
#include "http/body_stream.hpp"
#include "support/broker/temporary_store.hpp"
#include "support/broker/test_users.hpp"
#include "support/database/test_database.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <atomic>
#include <map>
#include <thread>

namespace accord::broker {
namespace {

using testing::HasSubstr;
using testing::Not;

class Watched : public testing::Test {
  protected:
    Watched() {
        BrokerOptions options;
        options.settings.database.url = store_.url();
        options.settings.database.seed_example_data = false;
        options.settings.clean.enabled = false;
        options.log = std::make_shared<Logger>(LogLevel::kDebug, [this](auto, auto line) {
            asked_for_events_ += line.contains("event_place") || line.contains("where place >");
        });
        broker_ = Broker::open(std::move(options)).value();
    }

    http::Response send(std::string method, std::string target, std::string body = "{}") const {
        return broker_->handle({.method = std::move(method),
                                .target = std::move(target),
                                .headers = {{"Content-Type", "application/json"}},
                                .body = std::move(body)});
    }
    void tag(std::string_view pacticipant, std::string_view tag) const {
        const auto put =
            send("PUT", fmt::format("/pacticipants/{}/versions/1/tags/{}", pacticipant, tag));
        ASSERT_EQ(put.status, 201) << put.body;
    }

    /// One who watches; what he has been told.
    struct Watching {
        std::shared_ptr<http::BodyStream> stream;
        std::string told;

        /// Whether that comes within some seconds.
        bool hears(std::string_view text) {
            for (int i = 0; i < 2000 && told.find(text) == std::string::npos; ++i) {
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
                told += stream->take().text;
            }
            return told.find(text) != std::string::npos;
        }
        /// The heartbeat of one who has been told nothing since, but may have been told this place.
        bool passes(std::string_view place) const {
            for (int i = 0; i < 2000; ++i) {
                if (stream->take_last_heartbeat() == fmt::format("id: {}\n: alive\n\n", place)) {
                    return true;
                }
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
            }
            return false;
        }
        /// The place of the last event that was heard.
        [[nodiscard]] std::string place() const {
            const auto id = told.rfind("id: ") + 4;
            return told.substr(id, told.find('\n', id) - id);
        }
    };
    Watching watch(std::string query = "", std::string after = "") const {
        http::Request request{.target = "/events" + query};
        if (!after.empty()) {
            request.headers.add("Last-Event-ID", after);
        }
        auto opened = broker_->open_stream(request);
        EXPECT_TRUE(opened && opened->stream) << (opened ? opened->head.body : "nothing");
        Watching watching{opened->stream, ""};
        EXPECT_TRUE(watching.hears("event: connected"));
        return watching;
    }

    /// So many, all connected behind that place.
    std::vector<Watching> watch_together(int count, const std::string& after = "") const {
        std::vector<Watching> watchers;
        for (int i = 0; i < count; ++i) {
            http::Request request{.target = "/events?pacticipant=Nobody"};
            if (!after.empty()) {
                request.headers.add("Last-Event-ID", after);
            }
            watchers.push_back({broker_->open_stream(request).value().stream, ""});
        }
        for (Watching& one : watchers) {
            EXPECT_TRUE(one.hears("event: connected\ndata: {\"missed\":false}"));
        }
        return watchers;
    }

    std::atomic<int> asked_for_events_ = 0;
    support::TemporaryStore store_;
    std::unique_ptr<Broker> broker_;
};

TEST_F(Watched, tells_what_happens_with_its_place_and_all_that_it_is_about) {
    auto all = watch();
    tag("Shop", "dev");
    ASSERT_TRUE(all.hears("pacticipant_version_tag_created"));
    EXPECT_THAT(all.told, HasSubstr("id: 0\nevent: connected\ndata: {\"missed\":false}\n\n"));
    EXPECT_THAT(all.told, HasSubstr("event: pacticipant_version_created\n"));
    EXPECT_THAT(all.told, HasSubstr("\"pacticipantName\":\"Shop\""));
    EXPECT_THAT(all.told, HasSubstr("\"happenedAt\":\""));
}

TEST_F(Watched, tells_each_what_he_wants_to_hear) {
    auto of_shop = watch("?pacticipant=Shop&event=pacticipant_version_tag_created");
    auto of_place = watch("?environment=prod");
    auto all = watch();
    tag("Orders", "dev");
    tag("Shop", "dev");
    ASSERT_TRUE(of_shop.hears("Shop"));
    ASSERT_TRUE(all.hears("Shop"));
    EXPECT_THAT(of_shop.told, Not(HasSubstr("Orders")));
    EXPECT_THAT(of_shop.told, Not(HasSubstr("version_created")));
    EXPECT_THAT(all.told, HasSubstr("Orders"));
    EXPECT_THAT(of_place.told + of_place.stream->take().text, Not(HasSubstr("Shop")));
}

TEST_F(Watched, ends_before_it_tells_anything_when_it_changes_who_may_do_what) {
    auto all = watch();
    support::TestUsers users(store_.database());
    const auto token = users.token(users.administrator());
    const auto put = broker_->handle(
        {.method = "PUT",
         .target = "/pacticipants/Shop/versions/1/tags/dev",
         .headers = {{"Content-Type", "application/json"}, {"Authorization", "Bearer " + token}},
         .body = "{}"});
    ASSERT_EQ(put.status, 201) << put.body;
    bool has_ended = false;
    for (int i = 0; i < 2000 && !has_ended; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
        auto taken = all.stream->take();
        all.told += taken.text;
        has_ended = taken.is_end;
    }
    EXPECT_TRUE(has_ended);
    EXPECT_THAT(all.told, Not(HasSubstr("Shop")));
    EXPECT_FALSE(broker_->open_stream({.target = "/events"})) << "answered 401";
    const auto opened = broker_->open_stream(
        {.target = "/events", .headers = {{"Authorization", "Bearer " + token}}});
    EXPECT_TRUE(opened && opened->stream);
}

TEST_F(Watched, tells_who_may_not_read_everything_what_they_see) {
    support::TestUsers users(store_.database());
    const auto ann = "Bearer " + users.token(users.administrator());
    const auto as =
        [&](const std::string& who, std::string method, std::string target, std::string body) {
            return broker_->handle(
                {.method = std::move(method),
                 .target = std::move(target),
                 .headers = {{"Content-Type", "application/json"}, {"Authorization", who}},
                 .body = std::move(body)});
        };
    const auto uuid_in = [](const http::Response& made) {
        return std::string(json::string_or(json::parse(made.body).value().get_object(), "uuid"));
    };
    const auto role = uuid_in(as(ann,
                                 "POST",
                                 "/admin/roles",
                                 R"({"name":"Reader","permissions":["contract_data:read:team"]})"));
    std::map<std::string, std::string> readers;
    for (const std::string team : {"Shop", "Stock"}) {
        as(ann, "POST", "/pacticipants", fmt::format(R"({{"name":"{}"}})", team));
        const auto user = users.user(team + "@example.org", role);
        const auto made = as(ann,
                             "POST",
                             "/admin/teams",
                             fmt::format(R"({{"name":"{0}","pacticipantNames":["{0}"]}})", team));
        as(ann,
           "PUT",
           "/admin/teams/" + uuid_in(made) + "/users",
           fmt::format(R"({{"users":["{}"]}})", user));
        readers[team] = "Bearer " + users.token(user);
    }
    // Those who come before the feed has heard of the users are sent away once.
    const auto watch_as = [&](const std::string& who) {
        EXPECT_EQ(as(who, "GET", "/pacticipants", "").status, 200);
        Watching watching;
        bool is_over = true;
        for (int i = 0; i < 2000 && !watching.told.contains("event: connected"); ++i) {
            if (is_over) {
                auto opened = broker_->open_stream(
                    {.target = "/events", .headers = {{"Authorization", who}}});
                watching = {opened.value().stream, ""};
            }
            auto taken = watching.stream->take();
            watching.told += taken.text;
            is_over = taken.is_end;
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
        return watching;
    };
    auto of_shop = watch_as(readers["Shop"]);
    auto of_stock = watch_as(readers["Stock"]);
    auto of_ann = watch_as(ann);
    for (const auto* name : {"Stock", "Shop"}) {
        const auto target = fmt::format("/pacticipants/{}/versions/1/tags/dev", name);
        ASSERT_EQ(as(ann, "PUT", target, "{}").status, 201);
    }
    EXPECT_TRUE(of_shop.hears("pacticipantName\":\"Shop\""));
    EXPECT_TRUE(of_stock.hears("pacticipantName\":\"Stock\""));
    EXPECT_TRUE(of_ann.hears("pacticipantName\":\"Shop\""));
    EXPECT_THAT(of_shop.told, Not(HasSubstr("Stock")));
    EXPECT_THAT(of_stock.told + of_stock.stream->take().text, Not(HasSubstr("Shop")));
    EXPECT_THAT(of_ann.told, HasSubstr("Stock"));
}

TEST_F(Watched, goes_on_behind_the_last_event_that_was_heard) {
    auto first = watch();
    tag("Shop", "one");
    tag("Shop", "two");
    ASSERT_TRUE(first.hears("\"two\""));
    auto later = watch("", "1");
    ASSERT_TRUE(later.hears("\"two\""));
    EXPECT_THAT(later.told, HasSubstr("id: 1\nevent: connected"));
    EXPECT_THAT(later.told, HasSubstr("id: 2\n"));
    EXPECT_THAT(later.told, Not(HasSubstr("id: 1\nevent: pacticipant")));
}

TEST_F(Watched, ends_after_as_many_as_were_asked_for) {
    auto none = watch("?limit=0");
    EXPECT_TRUE(none.stream->take().is_end);
    auto one = watch("?limit=1");
    tag("Shop", "one");
    ASSERT_TRUE(one.hears("event: pacticipant"));
    EXPECT_TRUE(one.stream->take().is_end);
}

TEST_F(Watched, begins_now_for_who_knows_of_no_event) {
    tag("Shop", "one");
    const auto opened =
        broker_->open_stream({.target = "/events?limit=0", .headers = {{"Last-Event-ID", ""}}});
    ASSERT_TRUE(opened && opened->stream);
    Watching watching{opened->stream, ""};
    EXPECT_TRUE(watching.hears("event: connected\ndata: {\"missed\":false}"));
}

TEST_F(Watched, refuses_what_it_does_not_understand) {
    const auto refused = [&](std::string target, std::string last = "0") {
        const auto opened = broker_->open_stream(
            {.target = std::move(target), .headers = {{"Last-Event-ID", std::move(last)}}});
        EXPECT_TRUE(opened && !opened->stream);
        EXPECT_EQ(opened->head.status, 400);
        return opened->head.body;
    };
    EXPECT_THAT(refused("/events?event=nothing"),
                HasSubstr("'nothing' is not an event. Events are "));
    EXPECT_THAT(refused("/events?limit=-1"), HasSubstr("limit: must be a whole number"));
    EXPECT_THAT(refused("/events?seconds=x"), HasSubstr("seconds: must be a whole number"));
    EXPECT_THAT(refused("/events?events=deployment_recorded"),
                HasSubstr("events: is not a parameter here. Parameters are event, pacticipant, "));
    EXPECT_THAT(refused("/events?event[]=deployment_recorded"),
                HasSubstr("event[]: is not a param"));
    for (const auto* blank :
         {"event=", "pacticipant=", "environment", "pacticipant=A&environment="}) {
        EXPECT_THAT(refused(std::string("/events?") + blank), HasSubstr("cannot be blank"));
    }
    EXPECT_THAT(refused("/events", "x"), HasSubstr("Last-Event-ID: must be a whole number"));
}

TEST_F(Watched, knows_no_place_that_never_was) {
    tag("Shop", "one");
    auto astray = watch("", "999");
    EXPECT_THAT(astray.told, HasSubstr("\nevent: connected\ndata: {\"missed\":true}\n\n"));
    EXPECT_LT(std::stoi(astray.place()), 999);
    tag("Shop", "two");
    EXPECT_TRUE(astray.hears("\"two\""));
}

TEST_F(Watched, remembers_the_place_of_those_who_wait_for_something_else) {
    auto other = watch("?pacticipant=Orders");
    auto all = watch();
    tag("Shop", "one");
    ASSERT_TRUE(all.hears("event: pacticipant_version_tag_created"));
    ASSERT_TRUE(other.passes(all.place()));
    tag("Orders", "one");
    ASSERT_TRUE(other.hears("\"Orders\""));
    EXPECT_EQ(other.stream->take_heartbeat(), ": alive\n\n");
}

/// However many there are, and however often they come back. PostgreSQL is asked from time to time.
TEST_F(Watched, costs_no_statement_while_nothing_happens) {
    tag("Shop", "one");
    auto stays = watch();
    auto crowd = watch_together(200);
    tag("Shop", "two");
    ASSERT_TRUE(stays.hears("\"two\""));
    ASSERT_TRUE(crowd.back().passes(stays.place()));
    for (int before = -1; before != asked_for_events_;) {  // until all that happened is read
        before = asked_for_events_;
        std::this_thread::sleep_for(std::chrono::milliseconds(1'200));
    }
    const auto start = std::chrono::steady_clock::now();
    const int before = asked_for_events_;
    for (int i = 0; i < 3; ++i) {
        crowd.clear();
        crowd = watch_together(200, "1");
    }
    const auto seconds =
        std::chrono::ceil<std::chrono::seconds>(std::chrono::steady_clock::now() - start).count();
    EXPECT_LE(asked_for_events_ - before,
              support::TestDatabase::is_postgres() ? static_cast<int>(seconds) : 0);
}

TEST_F(Watched, takes_no_more_watchers_than_it_can_bear_and_forgets_those_who_left) {
    std::vector<std::shared_ptr<http::BodyStream>> streams;
    const auto open = [&] { return broker_->open_stream({.target = "/events"}).value(); };
    for (std::size_t i = 0; i < service::Watchers::kWatchersMax; ++i) {
        streams.push_back(open().stream);
        ASSERT_TRUE(streams.back()) << i;
    }
    const auto refused = open();
    EXPECT_FALSE(refused.stream);
    EXPECT_EQ(refused.head.status, 503);
    EXPECT_TRUE(refused.head.headers.has("Retry-After"));
    streams.clear();
    EXPECT_TRUE(open().stream);
}

TEST_F(Watched, tells_a_thousand_watchers) {
    std::vector<Watching> watchers;
    for (int i = 0; i < 1'000; ++i) {
        watchers.push_back({broker_->open_stream({.target = "/events"}).value().stream, ""});
    }
    ASSERT_TRUE(watchers.back().hears("connected"));
    tag("Shop", "dev");
    for (Watching& one : watchers) {
        ASSERT_TRUE(one.hears("pacticipant_version_tag_created"));
    }
}

}  // namespace
}  // namespace accord::broker
