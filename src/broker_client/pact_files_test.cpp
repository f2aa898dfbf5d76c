// Patterns that stand for pact files.
#include "broker_client/pact_files.hpp"

#include "base/files.hpp"

#include <gtest/gtest.h>

#include <unistd.h>

namespace accord::broker_client {
namespace {

class PactFiles : public testing::Test {
  protected:
    void SetUp() override {
        for (const auto* name :
             {"a.json", "b.json", "b.txt", ".c.json", "x/a.json", "x/y/d.json"}) {
            ASSERT_TRUE(write_file_atomically(folder / name, "{}"));
        }
    }
    void TearDown() override { std::filesystem::remove_all(folder); }

    /// What the pattern matches, seen from the folder.
    std::vector<std::string> matching(const std::string& pattern) const {
        std::vector<std::string> names;
        const auto files = find_pact_files({folder / pattern});
        for (const auto& file : files.value()) {
            names.push_back(file.lexically_relative(folder).string());
        }
        return names;
    }

    std::filesystem::path folder = std::filesystem::temp_directory_path() /
                                   ("accord-pact-files-" + std::to_string(::getpid()));
};

using Names = std::vector<std::string>;

TEST_F(PactFiles, are_what_a_pattern_matches) {
    EXPECT_EQ(matching("*.json"), (Names{"a.json", "b.json"}));
    EXPECT_EQ(matching("?.txt"), (Names{"b.txt"}));
    EXPECT_EQ(matching("[!a]*.json"), (Names{"b.json"}));
    EXPECT_EQ(matching("*/a.json"), (Names{"x/a.json"}));
    EXPECT_EQ(matching("**/*.json"), (Names{"a.json", "b.json", "x/a.json", "x/y/d.json"}));
    EXPECT_EQ(matching("x/**/d.json"), (Names{"x/y/d.json"}));
}

TEST_F(PactFiles, may_be_named_like_a_pattern) {
    ASSERT_TRUE(write_file_atomically(folder / "[1].json", "{}"));
    EXPECT_EQ(matching("[1].json"), (Names{"[1].json"}));
}

TEST_F(PactFiles, must_be_there) {
    const auto pattern = folder / "z*.json";
    const auto missing = find_pact_files({pattern});
    EXPECT_EQ(missing.error().code, ErrorCode::kNotFound);
    EXPECT_EQ(missing.error().message, pattern.string() + ": no file has a name like that");
}

TEST_F(PactFiles, are_not_looked_for_in_circles) {
    std::filesystem::create_directory_symlink(folder, folder / "x" / "loop");
    EXPECT_EQ(matching("**/d.json"), (Names{"x/y/d.json"}));
}

}  // namespace
}  // namespace accord::broker_client
