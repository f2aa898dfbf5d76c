// Sealing and opening, with the right key, an older one, and none.
#include "broker/service/secrets/secret_keys.hpp"

#include "base/files.hpp"

#include <gtest/gtest.h>

#include <sys/stat.h>
#include <unistd.h>

namespace accord::broker::service {
namespace {

const std::string kOld = "an old key, long enough";
const std::string kNew = "a new key, long enough too";

SecretKeys keys(std::vector<std::string> texts) { return SecretKeys::of(std::move(texts)).value(); }

struct KeyFile : testing::Test {
    std::filesystem::path folder = std::filesystem::temp_directory_path() /
                                   fmt::format("accord-keys-{}-{}", ::getpid(), rand());
    std::filesystem::path file = folder / "x.key";
    KeyFile() { std::filesystem::create_directories(folder); }
    ~KeyFile() override { std::filesystem::remove_all(folder); }
};

TEST(SecretKeys, open_what_they_have_sealed) {
    const auto sealed = keys({kNew}).seal("p4ssword");
    EXPECT_TRUE(is_sealed(sealed));
    EXPECT_EQ(sealed.find("p4ssword"), std::string::npos);
    EXPECT_EQ(keys({kNew}).open(sealed), "p4ssword");
    EXPECT_EQ(keys({kNew}).open(keys({kNew}).seal("")), "");
    EXPECT_NE(keys({kNew}).seal("p4ssword"), sealed) << "a nonce of its own";
    EXPECT_EQ(keys({kNew}).open("never sealed"), "never sealed");
}

TEST(SecretKeys, open_with_older_ones_and_seal_with_the_first) {
    const auto sealed = keys({kOld}).seal("x");
    const auto both = keys({kNew, kOld});
    EXPECT_EQ(both.open(sealed), "x");
    EXPECT_FALSE(both.is_current(sealed));
    EXPECT_TRUE(both.is_current(both.seal("x")));
    EXPECT_EQ(keys({kNew}).open(sealed), std::nullopt);
}

TEST(SecretKeys, notice_what_was_changed) {
    auto sealed = keys({kNew}).seal("p4ssword");
    sealed[sealed.size() - 6] = sealed[sealed.size() - 6] == 'A' ? 'B' : 'A';
    EXPECT_EQ(keys({kNew}).open(sealed), std::nullopt);
    EXPECT_EQ(keys({kNew}).open(sealed.substr(0, 20)), std::nullopt);
    EXPECT_EQ(keys({kNew}).open("sealed:1:00000000:"), std::nullopt);
}

TEST(SecretKeys, are_not_guessed_at_once) {
    const auto made = SecretKeys::of({"short"});
    ASSERT_FALSE(made);
    EXPECT_NE(made.error().message.find("at least 16 characters"), std::string::npos);
    EXPECT_FALSE(SecretKeys::of({}));
}

TEST_F(KeyFile, is_readable_by_its_owner_alone) {
    ASSERT_TRUE(write_keys(file, {make_key()}));
    struct stat info{};
    ASSERT_EQ(::stat(file.c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 0777U, 0600U);
}

TEST_F(KeyFile, that_is_lost_holds_nothing_until_it_is_back) {
    const auto running = SecretKeys::in(file, "it is lost");
    EXPECT_EQ(running.loss(), "it is lost");
    EXPECT_EQ(running.open(keys({kOld}).seal("x")), std::nullopt);
    EXPECT_FALSE(running.is_current(keys({kOld}).seal("x")));
    ASSERT_TRUE(write_keys(file, {kOld}));
    EXPECT_EQ(running.loss(), "");
    std::filesystem::remove(file);
    EXPECT_EQ(running.open(running.seal("x")), "x") << "what was read last is known";
}

TEST_F(KeyFile, is_read_anew_so_that_a_rotation_is_seen) {
    ASSERT_TRUE(write_keys(file, {kOld}));
    const auto running = SecretKeys::in(file, "it is lost");
    EXPECT_EQ(running.loss(), "");
    const auto before = running.seal("x");
    ASSERT_TRUE(write_keys(file, {kNew, kOld}));
    EXPECT_EQ(running.open(before), "x");
    EXPECT_TRUE(running.is_current(keys({kNew}).seal("x")));
}

}  // namespace
}  // namespace accord::broker::service
