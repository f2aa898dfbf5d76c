// Pointers that are good, lent, ended, or never were.
#include "ffi/edge/objects.hpp"

#include <gmock/gmock.h>

#include <string>
#include <thread>

namespace accord::ffi {
namespace {

using testing::HasSubstr;

struct Part {
    int number = 0;
};

struct Whole {
    Part part;  // at the same address
    std::string name;
};

TEST(Objects, are_found_until_they_end) {
    Objects objects;
    Whole* whole = objects.give(Whole{{1}, "a"});
    EXPECT_EQ((*objects.find(whole, "whole"))->name, "a");
    EXPECT_EQ(objects.given(), 1U);
    EXPECT_TRUE(objects.end(whole, "whole"));
    EXPECT_EQ(objects.given(), 0U);
    EXPECT_THAT(objects.find(whole, "whole").error().message, HasSubstr("was it deleted?"));
    EXPECT_FALSE(objects.end(whole, "whole"));
}

TEST(Objects, that_are_null_or_another_kind_are_an_error) {
    Objects objects;
    Whole* whole = objects.give(Whole{});
    EXPECT_THAT(objects.find(static_cast<Whole*>(nullptr), "whole").error().message,
                HasSubstr("whole is a null pointer"));
    EXPECT_FALSE(objects.find(reinterpret_cast<Part*>(whole), "part"));
    EXPECT_TRUE(objects.end(static_cast<Whole*>(nullptr), "whole"));
}

TEST(Objects, lend_parts_that_end_with_the_whole) {
    Objects objects;
    Whole* whole = objects.give(Whole{{42}, ""});
    Part* part = objects.lend(whole, &whole->part);
    EXPECT_EQ(objects.lend(whole, &whole->part), part);
    EXPECT_EQ((*objects.find(part, "part"))->number, 42);
    EXPECT_THAT(objects.end(part, "part").error().message, HasSubstr("belongs to another"));
    EXPECT_EQ(objects.given(), 1U);
    EXPECT_TRUE(objects.end(whole, "whole"));
    EXPECT_FALSE(objects.find(part, "part"));
}

TEST(Objects, that_ended_are_not_soon_others) {
    Objects objects;
    Whole* whole = objects.give(Whole{});
    EXPECT_TRUE(objects.end(whole, "whole"));
    for (int i = 0; i < 50; ++i) {
        EXPECT_NE(objects.give(Whole{}), whole);
    }
    EXPECT_FALSE(objects.end(whole, "whole"));
}

TEST(Objects, that_ended_keep_nothing_but_their_place) {
    Objects objects;
    auto large = std::make_shared<int>(1);
    const std::weak_ptr<int> there = large;
    auto* whole = objects.give(std::exchange(large, nullptr));
    EXPECT_FALSE(there.expired());
    EXPECT_TRUE(objects.end(whole, "whole"));
    EXPECT_TRUE(there.expired());
}

TEST(Objects, in_use_outlive_their_end) {
    Objects objects;
    Whole* whole = objects.give(Whole{{}, "still here"});
    const auto held = objects.find(whole, "whole");
    std::thread([&] { EXPECT_TRUE(objects.end(whole, "whole")); }).join();
    EXPECT_EQ((*held)->name, "still here");
}

}  // namespace
}  // namespace accord::ffi
