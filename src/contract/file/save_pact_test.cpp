// Pact files on disk: merged, overwritten, left alone.
#include "contract/file/save_pact.hpp"

#include "base/files.hpp"
#include "base/random.hpp"
#include "base/text.hpp"
#include "contract/file/load_pact.hpp"
#include "contract/merge/merge_pacts.hpp"
#include "contract/pact/write_pact.hpp"

#include <thread>

namespace accord::contract {
namespace {

class SavePact : public testing::Test {
  public:
    SavePact() { std::filesystem::remove_all(folder_); }
    ~SavePact() override { std::filesystem::remove_all(folder_); }

  protected:
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

TEST_F(SavePact, writes_where_a_power_cut_left_an_empty_file) {
    const auto path = save_pact(pact_with("x"), folder_);
    ASSERT_TRUE(write_file_atomically(*path, ""));
    ASSERT_TRUE(save_pact(pact_with("y"), folder_));
    EXPECT_EQ(load_pact(*path)->interactions.size(), 1u);
}

TEST_F(SavePact, refuses_text_that_is_no_utf_8) {
    Pact pact = pact_with("caf\xe9");
    const auto expect_refusal = [&](const std::string& whose) {
        const auto saved = save_pact(pact, folder_);
        ASSERT_FALSE(saved);
        EXPECT_THAT(
            saved.error().message,
            testing::HasSubstr(whose + ": a text is not valid UTF-8, which a pact file can't "
                                       "hold"));
    };
    expect_refusal("interaction \"caf?\"");
    const auto path = save_pact(pact_with("x"), folder_);
    expect_refusal("interaction \"caf?\"");
    EXPECT_EQ(load_pact(*path)->interactions.size(), 1u);
    pact = pact_with("x");
    pact.metadata["by"] = "\xff";
    expect_refusal("the pact");
}

TEST_F(SavePact, loses_nothing_among_threads) {
    std::vector<std::jthread> writers;
    for (int writer = 0; writer < 4; ++writer) {
        writers.emplace_back([this, writer] {
            for (int i = 0; i < 10; ++i) {
                EXPECT_TRUE(save_pact(pact_with(fmt::format("{}-{}", writer, i)), folder_));
            }
        });
    }
    writers.clear();
    EXPECT_EQ(load_pact(folder_ / "a_b-c.json")->interactions.size(), 40u);
}

/// All descriptions with their statuses, as the file has them: "a 200, b 404".
std::string content_of(const std::filesystem::path& path) {
    const auto pact = load_pact(path);
    if (!pact) {
        return pact.error().message;
    }
    std::string out;
    for (const auto& interaction : pact->interactions) {
        out += fmt::format("{}{} {}",
                           out.empty() ? "" : ", ",
                           interaction.description,
                           interaction.http()->response.status);
    }
    return out;
}

TEST_F(SavePact, writes_nothing_when_all_is_there) {
    const auto path = save_pact(pact_with("x"), folder_);
    const auto written = FileMark::of(*path);
    for (const auto mode : {WriteMode::kMerge, WriteMode::kOverwrite}) {
        ASSERT_TRUE(save_pact(pact_with("x"), folder_, mode));
        EXPECT_TRUE(written->is_at(*path));
    }
    ASSERT_TRUE(save_pact(pact_with("x", 404), folder_));
    EXPECT_FALSE(written->is_at(*path));
}

TEST_F(SavePact, writes_the_same_bytes_one_by_one_and_at_once) {
    Pact all = pact_with("d");
    for (const auto* name : {"b", "e", "a", "c"}) {
        ASSERT_TRUE(save_pact(pact_with(name), folder_));
        all.interactions.push_back(pact_with(name).interactions[0]);
    }
    const auto path = save_pact(pact_with("d"), folder_);
    const auto one_by_one = read_file(*path);
    ASSERT_TRUE(save_pact(all, folder_, WriteMode::kOverwrite));
    EXPECT_EQ(read_file(*path), one_by_one);
    EXPECT_EQ(json::write_pretty(*pact_to_json(all)) + "\n", one_by_one);
}

TEST_F(SavePact, replaces_in_version_4_what_it_wrote_itself) {
    ASSERT_TRUE(save_pact(pact_with("a"), folder_));
    ASSERT_TRUE(save_pact(pact_with("b"), folder_));
    const auto path = save_pact(pact_with("a", 404), folder_);
    EXPECT_EQ(content_of(*path), "a 404, b 200");
    ASSERT_TRUE(save_pact(pact_with("a", 201), folder_));
    EXPECT_EQ(content_of(*path), "a 201, b 200");
}

TEST_F(SavePact, tells_conflicts_with_what_it_wrote_itself) {
    Pact first = pact_with("a");
    Pact second = pact_with("a", 404);
    first.version = second.version = SpecVersion::kV3;
    const auto path = save_pact(first, folder_);
    const auto before = read_file(*path);
    EXPECT_EQ(save_pact(second, folder_).error().message,
              path->string() +
                  ": the interaction \"a\" is in the pact already with another content:\n"
                  "  response.status: 200 there, 404 here\n"
                  "Give it another description, or delete the old pact file.");
    EXPECT_EQ(read_file(*path), before);
}

TEST_F(SavePact, replaces_in_any_version_when_told_to_update) {
    for (const SpecVersion version : {SpecVersion::kV2, SpecVersion::kV3}) {
        Pact first = pact_with("a");
        Pact changed = pact_with("a", 404);
        first.version = changed.version = version;
        const auto path = save_pact(first, folder_, WriteMode::kOverwrite);
        ASSERT_TRUE(save_pact(changed, folder_, WriteMode::kUpdate));
        EXPECT_EQ(content_of(*path), "a 404");
        // Read from the disk, as another process would leave it.
        ASSERT_TRUE(write_file_atomically(*path, *read_file(*path) + "\n"));
        ASSERT_TRUE(save_pact(first, folder_, WriteMode::kUpdate));
        EXPECT_EQ(content_of(*path), "a 200");
    }
}

TEST_F(SavePact, keeps_several_of_one_description_that_were_written_together) {
    Pact pact = pact_with("a");
    pact.interactions.push_back(pact_with("a", 404).interactions[0]);
    const auto path = save_pact(pact, folder_);
    ASSERT_TRUE(save_pact(pact, folder_));
    EXPECT_EQ(content_of(*path), "a 200, a 404");
}

TEST_F(SavePact, tells_several_of_one_description_apart_by_their_content) {
    Pact pact = pact_with("a");
    pact.interactions.push_back(pact_with("a", 404).interactions[0]);
    const auto path = save_pact(pact, folder_);
    ASSERT_TRUE(save_pact(pact_with("a", 404), folder_));
    EXPECT_EQ(content_of(*path), "a 200, a 404");
    ASSERT_TRUE(save_pact(pact_with("a", 500), folder_));
    EXPECT_EQ(content_of(*path), "a 404, a 500") << "as merge_pacts: the first is replaced";
}

TEST_F(SavePact, raises_the_version_of_the_whole_file) {
    Pact old = pact_with("a");
    old.version = SpecVersion::kV3;
    ASSERT_TRUE(save_pact(old, folder_));
    const auto path = save_pact(pact_with("b"), folder_);
    EXPECT_EQ(load_pact(*path)->version, SpecVersion::kV4);
    old.interactions[0].description = "c";
    ASSERT_TRUE(save_pact(old, folder_));
    EXPECT_EQ(load_pact(*path)->version, SpecVersion::kV4);
    EXPECT_EQ(content_of(*path), "a 200, b 200, c 200");
}

/// What other processes do to a file between two writes of this one.
class SavePactAmongOthers : public SavePact {
  protected:
    std::string write(Pact pact, bool pretty = true) {
        const auto document = pact_to_json(pact);
        const auto text =
            pretty ? json::write_pretty(*document) + "\n" : json::write_compact(*document);
        EXPECT_TRUE(write_file_atomically(folder_ / pact_file_name(pact), text));
        return text;
    }

    static Pact pact_of(const std::vector<std::pair<std::string, int>>& interactions) {
        Pact out = pact_with("");
        out.interactions.clear();
        for (const auto& [name, status] : interactions) {
            out.interactions.push_back(pact_with(name, status).interactions[0]);
        }
        return out;
    }

    /// The content after this process saved "m", the others `theirs`, and this one "n".
    std::string after(const Pact& theirs, bool pretty = true) {
        const auto path = save_pact(pact_with("m"), folder_);
        write(theirs, pretty);
        EXPECT_TRUE(save_pact(pact_with("n"), folder_));
        return content_of(*path);
    }
};

TEST_F(SavePactAmongOthers, keeps_what_they_added) {
    EXPECT_EQ(after(pact_of({{"a", 200}, {"m", 200}, {"x", 200}, {"z", 200}})),
              "a 200, m 200, n 200, x 200, z 200");
}

TEST_F(SavePactAmongOthers, forgets_what_they_took_away_or_replaced) {
    EXPECT_EQ(after(pact_of({{"a", 200}})), "a 200, n 200");
    std::filesystem::remove_all(folder_);
    EXPECT_EQ(after(pact_of({{"m", 404}, {"x", 200}})), "m 404, n 200, x 200");
    std::filesystem::remove_all(folder_);
    EXPECT_EQ(after(pact_of({{"n", 200}, {"x", 200}})), "n 200, x 200");
}

TEST_F(SavePactAmongOthers, reads_files_of_another_layout_or_another_head) {
    EXPECT_EQ(after(pact_of({{"a", 200}, {"m", 200}}), false), "a 200, m 200, n 200");
    Pact theirs = pact_of({{"a", 200}});
    theirs.metadata["tool"] = "other";
    EXPECT_EQ(after(theirs), "a 200, n 200");
    EXPECT_EQ(load_pact(folder_ / "a_b-c.json")->metadata["tool"], "other");
}

TEST_F(SavePactAmongOthers, sorts_what_they_left_unsorted) {
    const auto path = save_pact(pact_with("m"), folder_);
    std::string text = write(pact_of({{"a", 200}, {"b", 200}}));
    text = replace_all(text, "\"a\"", "\"z\"");
    ASSERT_TRUE(write_file_atomically(*path, text));
    ASSERT_TRUE(save_pact(pact_with("n"), folder_));
    EXPECT_EQ(content_of(*path), "b 200, n 200, z 200");
}

TEST_F(SavePactAmongOthers, notices_a_file_that_was_deleted_or_broken) {
    const auto path = save_pact(pact_with("m"), folder_);
    std::filesystem::remove(*path);
    ASSERT_TRUE(save_pact(pact_with("n"), folder_));
    EXPECT_EQ(content_of(*path), "n 200");
    const auto whole = read_file(*path);
    ASSERT_TRUE(write_file_atomically(*path, replace_all(*whole, "pending", "pending\"")));
    EXPECT_FALSE(save_pact(pact_with("o"), folder_));
    ASSERT_TRUE(write_file_atomically(*path, *whole + "}"));
    EXPECT_FALSE(save_pact(pact_with("o"), folder_));
}

TEST_F(SavePactAmongOthers, ends_with_a_broken_comma_of_theirs) {
    const auto path = save_pact(pact_with("m"), folder_);
    const auto whole = read_file(*path);
    ASSERT_TRUE(write_file_atomically(*path, replace_all(*whole, "\n  ],", ",\n\n  ],")));
    EXPECT_FALSE(save_pact(pact_with("n"), folder_));
}

/// One to three interactions of few names, keys and contents.
Pact random_pact(Random& random) {
    Pact out{.consumer = "a/b", .provider = "c"};
    for (auto left = random.between(1, 3); left > 0; --left) {
        HttpExchange exchange;
        exchange.response.status = static_cast<int>(random.between(200, 202));
        const auto name = static_cast<char>(random.between('a', 'f'));
        out.interactions.push_back({.description = std::string(1, name), .content = exchange});
        if (random.between(0, 3) == 0) {
            out.interactions.back().key = fmt::format("k{}", random.between(0, 2));
        }
    }
    return out;
}

TEST_F(SavePactAmongOthers, writes_what_a_merge_of_the_whole_pacts_gives) {
    SeededRandom random(7);
    const auto path = save_pact(pact_with("m"), folder_);
    for (int i = 0; i < 1000; ++i) {
        if (random.between(0, 3) == 0) {
            auto theirs = *merge_pacts(*load_pact(*path), random_pact(random));
            std::erase_if(theirs.interactions, [&](auto&) { return random.between(0, 3) == 0; });
            if (!theirs.interactions.empty()) {
                write(theirs);
            }
        }
        const Pact added = random_pact(random);
        const auto expected = merge_pacts(*load_pact(*path), added);
        ASSERT_TRUE(expected);
        ASSERT_TRUE(save_pact(added, folder_));
        ASSERT_EQ(*read_file(*path), json::write_pretty(*pact_to_json(*expected)) + "\n") << i;
    }
}

}  // namespace
}  // namespace accord::contract
