// What a machine can see of docs/hacking.md's rules about the text of our sources.
#include "source_tree.hpp"

namespace accord::tidy {
namespace {

constexpr std::size_t kLinesMax = 500;
constexpr std::size_t kColumnsMax = 100;

std::vector<SourceFile> all_sources() {
    return read_sources({"src", "include", "tests", "bench", "examples", "fuzz"});
}

std::string place(const SourceFile& file, std::size_t line) {
    return file.path + ":" + std::to_string(line + 1);
}

/// Columns as a reader sees them: continuation bytes of UTF-8 take none.
std::size_t columns(const std::string& line) {
    return static_cast<std::size_t>(
        std::ranges::count_if(line, [](char c) { return (c & 0xC0) != 0x80; }));
}

TEST(Style, a_file_can_be_read_in_a_sitting) {
    ASSERT_FALSE(all_sources().empty());
    for (const SourceFile& file : all_sources()) {
        EXPECT_LE(file.lines.size(), kLinesMax) << file.path;
    }
}

TEST(Style, lines_fit_the_column_limit) {
    for (const SourceFile& file : all_sources()) {
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            const bool raw_text = file.lines[i].find("R\"") != std::string::npos;
            // A raw string or a long address can't be broken.
            if (raw_text || file.is_test() || file.lines[i].find("://") != std::string::npos) {
                continue;
            }
            EXPECT_LE(columns(file.lines[i]), kColumnsMax + 20) << place(file, i);
        }
    }
}

TEST(Style, no_loose_ends_are_left) {
    // Three X without a colon are a time zone in date patterns, and a place to fill in file names.
    const std::vector<std::string> words = {
        std::string("TO") + "DO", std::string("FIX") + "ME", std::string("XX") + "X:"};
    for (const SourceFile& file : all_sources()) {
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            for (const std::string& word : words) {
                EXPECT_EQ(file.lines[i].find(word), std::string::npos) << place(file, i);
            }
        }
    }
}

TEST(Style, every_source_opens_with_what_it_is) {
    for (const SourceFile& file : read_sources({"src", "include", "tests", "bench", "fuzz"})) {
        ASSERT_FALSE(file.lines.empty()) << file.path;
        EXPECT_TRUE(file.lines.front().starts_with("//")) << file.path << " opens without a word";
    }
}

TEST(Style, headers_are_guarded) {
    for (const SourceFile& file : all_sources()) {
        if (file.path.ends_with(".hpp")) {
            EXPECT_EQ(std::ranges::count(file.lines, "#pragma once"), 1) << file.path;
        }
    }
}

TEST(Style, sql_stands_in_named_raw_literals) {
    const std::vector<std::string> openings = {
        "\"select ", "\"insert into ", "\"update ", "\"delete from ", "\"create table "};
    for (const SourceFile& file : read_sources({"src/broker/store", "src/db", "tests/support"})) {
        for (std::size_t i = 0; i < file.lines.size() && !file.path.ends_with("_test.cpp"); ++i) {
            for (const std::string& opening : openings) {
                EXPECT_EQ(file.lines[i].find(opening), std::string::npos)
                    << place(file, i) << ": a constant R\"sql(...)sql\", one clause a line";
            }
        }
    }
}

TEST(Style, names_avoid_words_that_say_nothing) {
    for (const SourceFile& file : all_sources()) {
        const std::string name = file.path.substr(file.path.rfind('/') + 1);
        for (std::string_view word : {"helper", "util", "manager", "misc"}) {
            EXPECT_EQ(name.find(word), std::string::npos) << file.path;
        }
    }
}

TEST(Style, text_is_free_of_tabs_and_control_characters) {
    for (const SourceFile& file : all_sources()) {
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            const bool clean = std::ranges::all_of(
                file.lines[i], [](char c) { return static_cast<unsigned char>(c) >= 0x20; });
            EXPECT_TRUE(clean) << place(file, i);
        }
    }
}

}  // namespace
}  // namespace accord::tidy
