// What is installed beside the program: each name has its page and completions, and a page says
// what help says.
#include "cli/described/documents.hpp"

#include "base/files.hpp"
#include "base/text.hpp"
#include "cli/described/completion_scripts.hpp"
#include "cli/described/manual.hpp"
#include "cli/programs.hpp"
#include "support/approval.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

namespace accord::cli {
namespace {

using testing::HasSubstr;

std::string page_called(const std::string& name) {
    for (const auto& page : manual_pages("2026-11-30")) {
        if (page.name == name) {
            return page.text;
        }
    }
    ADD_FAILURE() << name;
    return "";
}

TEST(Manual, has_a_page_of_each_program_and_of_each_command_of_accord) {
    std::vector<std::string> names;
    for (const auto& page : manual_pages("2026-11-30")) {
        names.push_back(page.name);
    }
    for (const auto& program : programs()) {
        EXPECT_THAT(names, testing::Contains(program.name));
    }
    for (const auto& command : programs().front().commands) {
        EXPECT_THAT(names, testing::Contains(std::string("accord-") + command.name));
    }
}

TEST(Manual, refers_to_pages_that_are_there) {
    const auto pages = manual_pages("2026-11-30");
    std::vector<std::string> names;
    for (const auto& page : pages) {
        names.push_back(page.name);
    }
    for (const auto& page : pages) {
        for (auto at = page.text.find("\\fR(1)"); at != page.text.npos;
             at = page.text.find("\\fR(1)", at + 1)) {
            const auto begin = page.text.rfind("\\fB", at) + 3;
            const auto name = replace_all(page.text.substr(begin, at - begin), "\\-", "-");
            EXPECT_THAT(names, testing::Contains(name)) << page.name;
        }
    }
}

TEST(Manual, is_approved) {
    EXPECT_APPROVED("help/manual_accord.1", page_called("accord"));
    EXPECT_APPROVED("help/manual_accord-mock.1", page_called("accord-mock"));
}

/// In the language of the page, where a dash is written with a backslash.
TEST(Manual, tells_once_what_most_commands_of_a_group_share) {
    const auto page = page_called("accord-broker");
    const auto first = page.find("\\-\\-broker\\-base\\-url\\fR \\fITEXT");
    ASSERT_NE(first, page.npos);
    EXPECT_GT(first, page.find(".SH OPTIONS THAT COMMANDS SHARE"));
    EXPECT_EQ(page.find("\\-\\-broker\\-base\\-url\\fR \\fITEXT", first + 1), page.npos);
    EXPECT_THAT(page, HasSubstr("\n.SS accord broker provider\\-states list\n"));
    EXPECT_THAT(page, HasSubstr("\\fB\\-\\-consumer\\-app\\-version\\fR \\fITEXT\\fR\n"));
}

TEST(Manual, tells_the_exit_codes_of_the_name_the_program_is_called_by) {
    EXPECT_THAT(page_called("accord-broker"), HasSubstr("\\fB8\\fR\nthe broker refused"));
    EXPECT_THAT(page_called("pact-broker"), HasSubstr("Exit codes:\n0 done or yes, 1 not done"));
}

TEST(Manual, has_nothing_in_it_that_is_taken_for_a_request) {
    for (const auto& page : manual_pages("2026-11-30")) {
        std::istringstream lines(page.text);
        for (std::string line; std::getline(lines, line);) {
            EXPECT_THAT(line, testing::MatchesRegex("[^.'].*|\\.(TH|SH|SS|PP|TP|EX|EE)( .*)?"))
                << page.name;
        }
    }
}

TEST(Documents, stand_where_man_and_shells_look_for_them) {
    const TemporaryFolder temporary;
    const auto& folder = temporary.path();
    ASSERT_TRUE(write_documents(folder, "2026-11-30"));
    for (const auto& program : programs()) {
        const std::string name = program.name;
        for (const auto& file : {"man/man1/" + name + ".1",
                                 "bash-completion/completions/" + name + ".bash",
                                 "fish/vendor_completions.d/" + name + ".fish"}) {
            EXPECT_TRUE(read_file(folder / file)) << file;
        }
    }
    EXPECT_TRUE(read_file(folder / "zsh/vendor-completions/_accord"));
    EXPECT_FALSE(write_documents("/proc/nowhere", "2026-11-30"));
}

TEST(CompletionScripts, are_for_every_name) {
    for (const auto shell : {Shell::kBash, Shell::kZsh, Shell::kFish}) {
        EXPECT_THAT(completion_script(shell), HasSubstr("__complete"));
        for (const auto& program : programs()) {
            EXPECT_THAT(completion_script(shell), HasSubstr(program.name));
        }
    }
}

}  // namespace
}  // namespace accord::cli
