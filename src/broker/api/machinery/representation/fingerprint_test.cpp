// What must change the name of bytes, and that it stays what it is.
#include "broker/api/machinery/representation/fingerprint.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace accord::broker::api {
namespace {

TEST(Fingerprint, is_the_same_on_every_machine) {
    EXPECT_EQ(fingerprint(""), 8678579107436100458U);
    EXPECT_EQ(fingerprint("The quick brown fox jumps over the lazy dog"), 11718725052954121077U);
}

TEST(Fingerprint, changes_with_each_bit_and_with_the_length) {
    const std::string text(50, 'a');
    std::set<std::uint64_t> seen{fingerprint(text)};
    for (std::size_t i = 0; i < text.size() * 8; ++i) {
        auto other = text;
        other[i / 8] = static_cast<char>(other[i / 8] ^ (1 << (i % 8)));
        seen.insert(fingerprint(other));
    }
    for (std::size_t length = 0; length < 50; ++length) {
        seen.insert(fingerprint(std::string(length, '\0')));
        seen.insert(fingerprint(text.substr(0, length)));
    }
    EXPECT_EQ(seen.size(), 1 + 400 + 50 + 49U);
}

TEST(Fingerprint, changes_with_the_order_of_blocks) {
    const std::string one(32, '1');
    const std::string two(32, '2');
    EXPECT_NE(fingerprint(one + two), fingerprint(two + one));
    EXPECT_NE(fingerprint(one.substr(16) + two), fingerprint(two + one.substr(16)));
}

}  // namespace
}  // namespace accord::broker::api
