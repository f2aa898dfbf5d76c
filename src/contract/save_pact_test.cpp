#include "base/files.hpp"
#include "contract/pact_file.hpp"

#include <thread>

namespace accord::contract {
namespace {

class SavePact : public testing::Test {
  protected:
    SavePact() { std::filesystem::remove_all(folder_); }
    ~SavePact() override { std::filesystem::remove_all(folder_); }

    static Pact pact_with(std::string description, int status = 200) {
        HttpExchange exchange;
        exchange.response.status = status;
        return {.consumer = "a/b",
                .provider = "c",
                .interactions = {{.description = std::move(description), .content = exchange}}};
    }

    std::filesystem::path folder_ =
        std::filesystem::temp_directory_path() /
        fmt::format(
            "accord-save-{}-{}", ::getpid(), testing::UnitTest::GetInstance()->random_seed());
};

TEST_F(SavePact, names_the_file_after_the_pair) {
    const auto path = save_pact(pact_with("x"), folder_ / "deep");
    ASSERT_TRUE(path) << path.error().message;
    EXPECT_EQ(*path, folder_ / "deep" / "a_b-c.json");
    EXPECT_EQ(load_pact(*path)->interactions.size(), 1u);
}

TEST_F(SavePact, merges_unless_told_to_overwrite) {
    ASSERT_TRUE(save_pact(pact_with("x"), folder_));
    const auto path = save_pact(pact_with("y"), folder_);
    EXPECT_EQ(load_pact(*path)->interactions.size(), 2u);
    ASSERT_TRUE(save_pact(pact_with("z"), folder_, WriteMode::kOverwrite));
    EXPECT_EQ(load_pact(*path)->interactions.size(), 1u);
}

TEST_F(SavePact, leaves_a_file_it_cannot_merge_with_as_it_is) {
    const auto path = save_pact(pact_with("x"), folder_);
    ASSERT_TRUE(write_file_atomically(*path, "{ broken"));
    const auto saved = save_pact(pact_with("y"), folder_);
    ASSERT_FALSE(saved);
    EXPECT_THAT(saved.error().message, testing::StartsWith("merging the pact: "));
    EXPECT_EQ(read_file(*path), "{ broken");
}

TEST_F(SavePact, loses_nothing_among_threads) {
    std::vector<std::jthread> writers;
    for (int writer = 0; writer < 4; ++writer) {
        writers.emplace_back([this, writer] {
            for (int i = 0; i < 10; ++i)
                EXPECT_TRUE(save_pact(pact_with(fmt::format("{}-{}", writer, i)), folder_));
        });
    }
    writers.clear();
    EXPECT_EQ(load_pact(folder_ / "a_b-c.json")->interactions.size(), 40u);
}

}  // namespace
}  // namespace accord::contract
