// What shells are offered, by what stands on the command line.
#include "cli/described/complete.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace accord::cli {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> words_for(const std::vector<std::string>& line,
                                   const std::string& program = "accord") {
    std::vector<std::string> words;
    for (const auto& candidate : complete(program, line).candidates) {
        words.push_back(candidate.word);
    }
    return words;
}

TEST(Completion, offers_commands_with_their_summary) {
    EXPECT_EQ(complete("accord", {"ver"}).candidates,
              (std::vector<Candidate>{{"verifier", "Verify a provider against its pacts"}}));
    EXPECT_THAT(words_for({""}), AllOf(Contains("serve"), Contains("broker"), Contains("stub")));
    EXPECT_THAT(words_for({"broker", "can-i"}), ElementsAre("can-i-deploy", "can-i-merge"));
    EXPECT_THAT(words_for({"broker", "provider-states", ""}), ElementsAre("list"));
}

TEST(Completion, offers_the_options_of_the_command) {
    EXPECT_THAT(words_for({"broker", "publish", "--consumer"}),
                ElementsAre("--consumer-app-version"));
    EXPECT_THAT(words_for({"broker", "publish", "-a"}), ElementsAre("-a"));
    EXPECT_THAT(words_for({"serve", "--no-au"}), Not(IsEmpty()));
    EXPECT_THAT(words_for({"--ver"}), ElementsAre("--version"));
}

TEST(Completion, offers_an_option_once_unless_it_may_be_repeated) {
    EXPECT_THAT(words_for({"broker", "publish", "--branch", "main", "--bra"}), IsEmpty());
    EXPECT_THAT(words_for({"broker", "publish", "-h", "main", "--bra"}), IsEmpty());
    EXPECT_THAT(words_for({"broker", "publish", "--tag", "a", "--ta"}),
                ElementsAre("--tag", "--tag-with-git-branch"));
    EXPECT_THAT(words_for({"broker", "can-i-deploy", "-a", "A", "--pact"}),
                ElementsAre("--pacticipant"));
}

TEST(Completion, offers_the_values_of_an_option) {
    EXPECT_THAT(words_for({"broker", "publish", "--output", ""}),
                ElementsAre("text", "json", "pretty"));
    EXPECT_THAT(words_for({"broker", "publish", "-o", "j"}), ElementsAre("json"));
    EXPECT_THAT(words_for({"broker", "publish", "--output=p"}), ElementsAre("--output=pretty"));
    EXPECT_THAT(words_for({"broker", "publish", "--branch", ""}), IsEmpty());
    EXPECT_THAT(words_for({"broker", "publish", "--branch", "--"}), IsEmpty());
}

TEST(Completion, says_where_files_and_folders_are_meant) {
    EXPECT_EQ(complete("accord", {"verifier", "--file", "x"}).paths, ValueKind::kFile);
    EXPECT_EQ(complete("accord", {"verifier", "--file=x"}).paths, ValueKind::kFile);
    EXPECT_EQ(complete("accord", {"verifier", "-d", ""}).paths, ValueKind::kFolder);
    EXPECT_EQ(complete("accord", {"broker", "publish", ""}).paths, ValueKind::kFile);
    EXPECT_EQ(complete("accord", {"broker", "publish", "a.json", "b"}).paths, ValueKind::kFile);
    EXPECT_EQ(complete("accord", {"verifier", "--hostname", ""}).paths, ValueKind::kText);
    EXPECT_EQ(complete("accord", {"broker", "publish", "--", "-"}).paths, ValueKind::kFile);
}

TEST(Completion, knows_which_words_are_values) {
    EXPECT_THAT(words_for({"broker", "publish", "--branch", "broker", "--mer"}),
                ElementsAre("--merge"));
    EXPECT_THAT(words_for({"verifier", "-vf", "", "--htm"}), ElementsAre("--html"));
    EXPECT_THAT(words_for({"broker", "publish", "-ojson", "--mer"}), ElementsAre("--merge"));
    EXPECT_THAT(words_for({"broker", "can-i-deploy", "--latest", "--ign"}),
                ElementsAre("--ignore"));
}

TEST(Completion, offers_options_where_nothing_else_can_stand) {
    EXPECT_THAT(words_for({"heartbeat", ""}), Contains("--help"));
    EXPECT_THAT(words_for({"heartbeat", "x"}), IsEmpty());
}

TEST(Completion, is_that_of_the_name_the_program_is_called_by) {
    EXPECT_THAT(words_for({"publ"}, "pact-broker"), ElementsAre("publish"));
    EXPECT_THAT(words_for({"--provider-n"}, "pact_verifier_cli"), ElementsAre("--provider-name"));
    EXPECT_THAT(words_for({"mock", "shut"}, "pact"), ElementsAre("shutdown", "shutdown-master"));
    EXPECT_THAT(words_for({"completions", ""}, "pact"), ElementsAre("bash", "zsh", "fish"));
}

TEST(Completion, of_help_are_commands_and_topics) {
    EXPECT_THAT(words_for({"help", "ex"}), ElementsAre("export", "exit-codes"));
    EXPECT_THAT(words_for({"help", "broker", "publ"}), ElementsAre("publish"));
    EXPECT_THAT(words_for({"help", "nonsense", ""}), IsEmpty());
}

TEST(Completion, offers_nothing_after_what_is_not_known) {
    EXPECT_THAT(words_for({"broker", "nonsense", "--nonsense", "-q", "-"}), Not(Contains("--url")));
    EXPECT_THAT(words_for({}), IsEmpty());
}

TEST(CompletionLines, are_as_each_shell_reads_them) {
    const auto bash = [](const std::vector<std::string>& words) {
        return completion_lines(Shell::kBash, "accord", words);
    };
    EXPECT_EQ(bash({"verif"}), "words\nverifier\n");
    EXPECT_EQ(bash({"broker", "publish", "--output", "=", "j"}), "words\njson\n");
    EXPECT_EQ(bash({"broker", "publish", "--output", "="}), "words\ntext\njson\npretty\n");
    EXPECT_EQ(bash({"broker", "publish", "-b", "http", ":", "//b", "p"}), "files\n");
    EXPECT_EQ(bash({"stub", "--file", "=", "p"}), "files\n");
    EXPECT_EQ(completion_lines(Shell::kZsh, "accord", {"broker", "publish", "--output=j"}),
              "words\n--output=json\n");
    EXPECT_EQ(completion_lines(Shell::kZsh, "accord", {"verif"}),
              "words\nverifier:Verify a provider against its pacts\n");
    EXPECT_EQ(completion_lines(Shell::kFish, "accord", {"verif"}),
              "words\nverifier\tVerify a provider against its pacts\n");
}

}  // namespace
}  // namespace accord::cli
