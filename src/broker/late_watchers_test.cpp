// Who is told what when he comes, and what the database is asked for.
#include "broker/late_watchers.hpp"

#include <gmock/gmock.h>

namespace accord::broker {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Left = LateWatchers::Left;

std::vector<store::StoredEvent> events(std::int64_t first, std::int64_t last) {
    std::vector<store::StoredEvent> some;
    for (auto place = first; place <= last; ++place) {
        some.push_back({.place = place, .record = {}});
    }
    return some;
}

class FakeWatcher final : public service::Watcher {
  public:
    void begin(std::int64_t place, bool has_missed) override {
        began = place;
        missed = has_missed;
    }
    void tell(const store::StoredEvent& event) override {
        told.push_back(event.place);
        --room;
    }
    [[nodiscard]] bool has_room() const override { return room > 0; }
    void end() override { is_gone = true; }
    [[nodiscard]] bool is_there() const override { return !is_gone; }

    std::optional<std::int64_t> began;
    bool missed = false;
    bool is_gone = false;
    int room = 1'000'000;
    std::vector<std::int64_t> told;
};

/// The database knows events 3 to 20, memory 11 to 14.
class Late : public testing::Test {
  protected:
    Late() { recent_.add(events(11, 14)); }

    std::shared_ptr<FakeWatcher> come(std::optional<std::int64_t> after, int room = 1'000'000) {
        auto watcher = std::make_shared<FakeWatcher>();
        watcher->room = room;
        EXPECT_TRUE(watchers_.add(watcher, after));
        return watcher;
    }
    Left catch_up() { return late_.catch_up(recent_); }

    std::optional<store::EventPlaces> places_{{.oldest = 3, .newest = 20}};
    int questions_ = 0;
    service::Watchers watchers_;
    service::RecentEvents recent_{10};
    LateWatchers late_{watchers_,
                       {.places = [this] { return ++questions_, places_; },
                        .events =
                            [this](std::int64_t after) {
                                ++questions_;
                                return std::optional(events(std::max<std::int64_t>(after + 1, 3),
                                                            std::min<std::int64_t>(after + 4, 14)));
                            }}};
};

TEST_F(Late, begin_with_what_happens_next) {
    const auto watcher = come(std::nullopt);
    EXPECT_EQ(catch_up(), Left::kNobody);
    EXPECT_EQ(watcher->began, 14);
    EXPECT_THAT(watcher->told, IsEmpty());
    watchers_.tell(events(15, 15));
    EXPECT_THAT(watcher->told, ElementsAre(15));
}

TEST_F(Late, are_told_from_memory_what_is_remembered) {
    const auto watcher = come(12);
    EXPECT_EQ(catch_up(), Left::kNobody);
    EXPECT_THAT(watcher->told, ElementsAre(13, 14));
    EXPECT_EQ(questions_, 0);
}

TEST_F(Late, are_told_by_the_database_what_is_older_a_part_in_each_turn) {
    const auto watcher = come(5);
    EXPECT_EQ(catch_up(), Left::kSome);
    EXPECT_EQ(watcher->began, 5);
    EXPECT_FALSE(watcher->missed);
    EXPECT_THAT(watcher->told, ElementsAre(6, 7, 8, 9));
    watchers_.tell(events(15, 15));
    EXPECT_THAT(watcher->told, ElementsAre(6, 7, 8, 9)) << "in their order";
    EXPECT_EQ(catch_up(), Left::kSome);
    EXPECT_EQ(catch_up(), Left::kNobody);
    EXPECT_THAT(watcher->told, ElementsAre(6, 7, 8, 9, 10, 11, 12, 13, 14));
}

TEST_F(Late, hear_when_some_events_are_gone) {
    const auto watcher = come(1);
    catch_up();
    EXPECT_TRUE(watcher->missed);
    EXPECT_THAT(watcher->told, ElementsAre(3, 4, 5));
}

TEST_F(Late, who_come_from_a_node_that_was_faster_keep_their_place) {
    const auto watcher = come(17);
    EXPECT_EQ(catch_up(), Left::kNobody);
    EXPECT_EQ(watcher->began, 17);
    EXPECT_FALSE(watcher->missed);
}

TEST_F(Late, who_name_a_place_that_never_was_begin_with_what_happens_next) {
    const auto watcher = come(21);
    EXPECT_EQ(catch_up(), Left::kNobody);
    EXPECT_EQ(watcher->began, 14);
    EXPECT_TRUE(watcher->missed);
}

TEST_F(Late, are_told_no_more_than_they_take) {
    const auto watcher = come(10, 2);
    EXPECT_EQ(catch_up(), Left::kSome);
    EXPECT_EQ(catch_up(), Left::kSlow);
    EXPECT_THAT(watcher->told, ElementsAre(11, 12));
    watcher->room = 9;
    EXPECT_EQ(catch_up(), Left::kNobody);
    EXPECT_THAT(watcher->told, ElementsAre(11, 12, 13, 14));
}

TEST_F(Late, who_are_gone_are_forgotten) {
    come(10, 0)->is_gone = true;
    EXPECT_EQ(catch_up(), Left::kNobody);
    EXPECT_FALSE(watchers_.is_anybody_there());
}

TEST_F(Late, end_when_the_database_is_away) {
    places_.reset();
    const auto watcher = come(5);
    EXPECT_EQ(catch_up(), Left::kNobody);
    EXPECT_TRUE(watcher->is_gone);
}

TEST_F(Late, do_not_keep_each_other_waiting) {
    std::vector<std::shared_ptr<FakeWatcher>> crowd;
    for (int i = 0; i < 30; ++i) {
        crowd.push_back(come(5));
    }
    EXPECT_EQ(catch_up(), Left::kSome);
    EXPECT_LT(questions_, 30) << "those who are not late have their turn";
    while (catch_up() != Left::kNobody) {
    }
    for (const auto& watcher : crowd) {
        EXPECT_EQ(watcher->told.size(), 9);
    }
}

}  // namespace
}  // namespace accord::broker
