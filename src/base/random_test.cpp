// Randomness that repeats, and the form of UUIDs.
#include "base/random.hpp"

namespace accord {
namespace {

TEST(Random, the_same_seed_gives_the_same_numbers) {
    SeededRandom one(7), other(7);
    for (int i = 0; i < 10; ++i) {
        EXPECT_EQ(one.next(), other.next());
    }
}

TEST(Random, between_includes_both_ends_and_nothing_else) {
    SeededRandom random(1);
    std::map<std::int64_t, int> seen;
    for (int i = 0; i < 1000; ++i) {
        ++seen[random.between(-1, 1)];
    }
    EXPECT_EQ(seen.size(), 3U);
    EXPECT_GT(seen[-1], 250);
    EXPECT_GT(seen[1], 250);
    EXPECT_EQ(random.between(5, 5), 5);
    EXPECT_EQ(random.between(5, 4), 5);
    EXPECT_NE(random.between(INT64_MIN, INT64_MAX), random.between(INT64_MIN, INT64_MAX));
}

TEST(Uuid, has_version_and_variant) {
    SystemRandom random;
    const std::string uuid = make_uuid(random);
    ASSERT_EQ(uuid.size(), 36U);
    EXPECT_EQ(uuid[14], '4');
    EXPECT_NE(std::string("89ab").find(uuid[19]), std::string::npos);
    EXPECT_NE(uuid, make_uuid(random));
}

}  // namespace
}  // namespace accord
