// What is sealed opens under its key alone, and only as it was.
#include "base/sealing/sealing.hpp"

#include <gtest/gtest.h>

namespace accord {
namespace {

TEST(Sealing, opens_under_its_key_alone) {
    const auto sealed = seal_bytes("a key", "a secret");
    EXPECT_EQ(unseal_bytes("a key", sealed), "a secret");
    EXPECT_EQ(unseal_bytes("b key", sealed), std::nullopt);
    EXPECT_FALSE(sealed.contains("a secret"));
    EXPECT_NE(seal_bytes("a key", "a secret"), sealed) << "the same text can't be recognised";
    EXPECT_EQ(unseal_bytes("a key", seal_bytes("a key", "")), "");
}

TEST(Sealing, shows_each_change) {
    const auto sealed = seal_bytes("a key", "a secret");
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        auto changed = sealed;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        EXPECT_EQ(unseal_bytes("a key", changed), std::nullopt) << i;
    }
    EXPECT_EQ(unseal_bytes("a key", sealed.substr(0, 27)), std::nullopt);
}

TEST(SecretBytes, are_others_each_time) {
    EXPECT_EQ(secret_bytes(32).size(), 32U);
    EXPECT_NE(secret_bytes(32), secret_bytes(32));
}

}  // namespace
}  // namespace accord
