// The history of an environment, a part at a time.
#include "broker/service/environments/history.hpp"

#include "broker/service/environments/deployments.hpp"
#include "broker/service/environments/environments.hpp"
#include "broker/service/environments/releases.hpp"
#include "broker/service/versions/branches.hpp"
#include "support/broker/test_work.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace accord::broker::service {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using std::string_literals::operator""s;

/// Versions of Shop and Orders in an environment.
class Ward {
  public:
    Ward() {
        work([&](Work& w) {
            environment = create_environment(w, {.name = "live"})->uuid;
            other = create_environment(w, {.name = "test"})->uuid;
            return 0;
        });
    }
    void deploy(std::string_view pacticipant, std::string_view number, bool at_once = false) {
        work.wait(std::chrono::seconds(at_once ? 0 : 1));
        work([&](Work& w) {
            put_on_branch(w, VersionName{std::string(pacticipant), std::string(number)}, "main");
            return record_deployment(w, {pacticipant, number}, environment, std::nullopt)
                .has_value();
        });
    }
    void release(std::string_view pacticipant, std::string_view number, bool at_once = false) {
        work.wait(std::chrono::seconds(at_once ? 0 : 1));
        work([&](Work& w) {
            put_on_branch(w, VersionName{std::string(pacticipant), std::string(number)}, "main");
            return record_release(w, {pacticipant, number}, environment).has_value();
        });
    }
    void end_support_of(std::string_view pacticipant, std::string_view number) {
        work([&](Work& w) {
            const auto releases = list_releases(w, {pacticipant, number}, environment);
            return end_support(w, releases->released.at(0).uuid).has_value();
        });
    }
    EnvironmentHistory ask(const AskedHistory& asked) {
        return work(
            [&](Work& w) { return list_environment_history(w, environment, asked).value(); });
    }

    TestWork work;
    std::string environment;
    std::string other;
};

std::vector<std::string> told(const EnvironmentHistory& history) {
    std::vector<std::string> lines;
    for (const auto& one : history.arrivals) {
        lines.push_back(fmt::format("{}{} {}{}",
                                    one.kind == ArrivalKind::kRelease ? "released " : "",
                                    one.pacticipant,
                                    one.version,
                                    one.is_current() ? "" : ", gone"));
    }
    return lines;
}

TEST(EnvironmentHistory, has_what_came_and_what_went_the_newest_first) {
    Ward ward;
    ward.deploy("Shop", "1");
    ward.release("Shop", "1");
    ward.deploy("Shop", "2");
    EXPECT_THAT(told(ward.ask({.size = 9})),
                ElementsAre("Shop 2", "released Shop 1", "Shop 1, gone"));
    EXPECT_FALSE(ward.ask({.size = 9}).next);
    EXPECT_FALSE(ward.ask({.size = 3}).next);
}

TEST(EnvironmentHistory, comes_in_parts_also_where_much_happened_at_once) {
    Ward ward;
    ward.deploy("Shop", "1");
    for (const auto* name : {"A", "B", "C"}) {
        ward.deploy(name, "1", true);
        ward.release(name, "1", true);
    }
    ward.deploy("Shop", "2");
    for (const std::int64_t size : {1, 2, 3}) {
        std::vector<std::string> all;
        std::optional<ArrivalPlace> place;
        do {
            const auto part = ward.ask({.size = size, .after = place});
            EXPECT_LE(std::ssize(part.arrivals), size);
            for (auto& line : told(part)) {
                all.push_back(std::move(line));
            }
            place = part.next;
        } while (place);
        EXPECT_THAT(all,
                    ElementsAre("Shop 2",
                                "C 1",
                                "B 1",
                                "A 1",
                                "Shop 1, gone",
                                "released C 1",
                                "released B 1",
                                "released A 1"))
            << size;
    }
}

TEST(EnvironmentHistory, can_be_that_of_one_application) {
    Ward ward;
    ward.deploy("Shop", "1");
    ward.deploy("Orders", "1");
    ward.release("Orders", "1");
    EXPECT_THAT(told(ward.ask({.pacticipant = "Orders", .size = 9})),
                ElementsAre("released Orders 1", "Orders 1"));
    EXPECT_THAT(told(ward.ask({.pacticipant = "Nobody", .size = 9})), IsEmpty());
}

TEST(EnvironmentHistory, can_be_what_is_there_now) {
    Ward ward;
    ward.deploy("Shop", "1");
    ward.deploy("Orders", "1");
    ward.release("Orders", "1");
    ward.deploy("Shop", "2");
    ward.release("Orders", "2");
    ward.end_support_of("Orders", "1");
    const auto ask = [&](AskedHistory asked) {
        asked.scope = HistoryScope::kPresent;
        return ward.ask(asked);
    };
    const auto first = ask({.size = 2});
    EXPECT_THAT(told(first), ElementsAre("released Orders 2", "Shop 2"));
    EXPECT_THAT(told(ask({.size = 2, .after = first.next})), ElementsAre("Orders 1"));
    EXPECT_THAT(told(ask({.pacticipant = "Orders", .size = 9})),
                ElementsAre("released Orders 2", "Orders 1"));
}

TEST(SqliteGrowthOfHistory, of_the_past_does_not_count) {
    const auto steps_of = [](int versions) {
        Ward ward;
        for (int i = 0; i < versions; ++i) {
            ward.deploy("Shop", std::to_string(i));
            ward.release("Shop", std::to_string(i));
            ward.end_support_of("Shop", std::to_string(i));
        }
        ward.release("Shop", "0");
        double steps = 0;
        for (const auto& pacticipant : {std::optional<std::string>(), std::optional("Shop"s)}) {
            for (const auto scope : {HistoryScope::kPast, HistoryScope::kPresent}) {
                const AskedHistory asked{.pacticipant = pacticipant, .scope = scope, .size = 3};
                ward.ask(asked);
                steps += ward.work([&](Work& w) {
                    const auto before = w.session.steps_taken();
                    list_environment_history(w, ward.environment, asked);
                    return static_cast<double>(w.session.steps_taken() - before);
                });
            }
        }
        return steps;
    };
    EXPECT_LT(steps_of(100), 1.5 * steps_of(10));
}

TEST(EnvironmentHistory, is_that_of_one_environment_that_there_is) {
    Ward ward;
    ward.deploy("Shop", "1");
    ward.environment = ward.other;
    EXPECT_THAT(told(ward.ask({.size = 9})), IsEmpty());
    EXPECT_FALSE(ward.work(
        [](Work& w) { return list_environment_history(w, "unknown", {.size = 9}).has_value(); }));
}

}  // namespace
}  // namespace accord::broker::service
