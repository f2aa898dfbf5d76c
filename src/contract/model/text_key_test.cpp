// Keys of rules told apart from names that look like them.
#include "contract/model/text_key.hpp"

namespace accord::contract {
namespace {

TEST(TextKey, is_a_name_a_path_to_it_or_the_position_of_a_value) {
    const auto read = [](std::string_view key) { return read_text_key(key, {}); };
    const TextKey header{.name = "X-A"};
    for (const auto* key : {"X-A", "$.X-A", "$['X-A']", "$[\"X-A\"]", "X-A[*]", "$['X-A'][*]"}) {
        EXPECT_EQ(read(key), header) << key;
    }
    for (const auto* key : {"X-A[1]", "$.X-A[1]", "$['X-A'][1]"}) {
        EXPECT_EQ(read(key), (TextKey{.name = "X-A", .position = 1})) << key;
    }
    EXPECT_EQ(read("$"), TextKey{.is_all = true});
    EXPECT_EQ(read("filter[owner]"), TextKey{.name = "filter[owner]"});
    EXPECT_EQ(read("$.filter[owner]"), TextKey{.name = "filter[owner]"});
    EXPECT_EQ(read("$['list[0]']"), TextKey{.name = "list[0]"});
    EXPECT_EQ(read("$filter"), TextKey{.name = "$filter"});
}

TEST(TextKey, is_first_of_all_a_name_that_is_there) {
    const MultiMap query{{"list[0]", {"a"}}, {"$", {"b"}}, {"$.x", {"c"}}};
    const Names names(query, NameCase::kSensitive);
    for (const auto* key : {"list[0]", "$", "$.x"}) {
        EXPECT_EQ(read_text_key(key, names), TextKey{.name = key});
    }
    EXPECT_EQ(read_text_key("list[1]", names), (TextKey{.name = "list", .position = 1}));
    EXPECT_EQ(read_text_key("x-a[1]", Names(MultiMap{{"X-A[1]", {""}}}, NameCase::kIgnored)),
              TextKey{.name = "x-a[1]"});
}

TEST(TextKey, is_written_so_that_it_reads_as_the_same) {
    const Names names(MultiMap{{"list[0]", {"a"}}}, NameCase::kSensitive);
    const auto written = [&](const TextKey& key) {
        auto text = to_text_key(key, names);
        EXPECT_EQ(read_text_key(text, names), key) << text;
        return text;
    };
    EXPECT_EQ(written({.name = "q"}), "q");
    EXPECT_EQ(written({.name = "q", .position = 2}), "q[2]");
    EXPECT_EQ(written({.name = "list[0]"}), "list[0]");
    EXPECT_EQ(written({.name = "list", .position = 0}), "$['list'][0]");
    EXPECT_EQ(written({.name = "other[0]"}), "$['other[0]']");
    EXPECT_EQ(written({.is_all = true}), "$");
}

TEST(TextKey, is_what_stands_behind_the_category_of_version_2) {
    const std::pair<const char*, const char*> kEnds[] = {
        {"", "$"},
        {".*", "$"},
        {"[*]", "$"},
        {".q", "q"},
        {".q[0]", "q[0]"},
        {".q[*].*", "q[*]"},
        {"['q']", "q"},
        {"['q'][1]", "$['q'][1]"},
        {"[\"a b\"]", "a b"},
        {".filter[owner]", "filter[owner]"},
        {"['filter[owner]'][0]", "$['filter[owner]'][0]"},
        {".q[][a]", "q[][a]"},
        {"['list[0]']", "$['list[0]']"},
        {"[7]", "7"},
    };
    for (const auto& [end, key] : kEnds) {
        EXPECT_EQ(text_key_from_path_end(end), key) << end;
    }
    const Names names(MultiMap{{"list[0]", {"a"}}}, NameCase::kSensitive);
    EXPECT_EQ(to_path_end({.name = "filter[owner]", .position = 0}, names), "['filter[owner]'][0]");
    EXPECT_EQ(to_path_end({.name = "q", .position = 0}, names), ".q[0]");
    EXPECT_EQ(to_path_end({.name = "list", .position = 0}, names), "['list'][0]");
    EXPECT_EQ(to_path_end({.name = "list[0]"}, names), "['list[0]']");
    EXPECT_EQ(to_path_end({.is_all = true}, names), ".*");
}

}  // namespace
}  // namespace accord::contract
