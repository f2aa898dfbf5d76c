// That the commands as data say what help says, and what a parser takes.
#include "cli/described/description.hpp"

#include "cli/program.hpp"
#include "cli/programs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace accord::cli {
namespace {

const DescribedCommand& below(const DescribedCommand& group, std::string_view name) {
    const auto found = std::ranges::find(group.commands, name, &DescribedCommand::name);
    EXPECT_NE(found, group.commands.end()) << name;
    return *found;
}

const DescribedOption& option_of(const DescribedCommand& command, std::string_view name) {
    const auto found = std::ranges::find_if(command.options, [&](const auto& option) {
        return std::ranges::find(option.names, name) != option.names.end();
    });
    EXPECT_NE(found, command.options.end()) << name;
    return *found;
}

std::string help_page(const std::string& program, const std::string& path) {
    std::vector<std::string> words;
    std::istringstream text(path.substr(program.size()));
    for (std::string word; text >> word;) {
        words.push_back(word);
    }
    words.emplace_back("--help");
    std::ostringstream out;
    Console console{.out = out, .err = out};
    run({.program = program, .arguments = words}, console);
    return out.str();
}

/// The command and all below it are on their pages of help, with each name, value and sentence.
void expect_in_help(const std::string& program, const DescribedCommand& command) {
    const auto page = help_page(program, command.path);
    EXPECT_THAT(page, testing::StartsWith(command.summary + "\n")) << command.path;
    for (const auto& example : command.examples) {
        EXPECT_THAT(page, testing::HasSubstr("\n  " + example + "\n"));
    }
    auto all = command.options;
    all.insert(all.end(), command.arguments.begin(), command.arguments.end());
    for (const auto& option : all) {
        for (const auto& name : option.names) {
            EXPECT_THAT(page, testing::ContainsRegex("[ ,]" + name + "[ ,\n]")) << command.path;
        }
        EXPECT_THAT(page, testing::HasSubstr(option.help)) << command.path;
        EXPECT_FALSE(option.help.empty()) << command.path << " " << option.names.front();
    }
    for (const auto& one : command.commands) {
        EXPECT_THAT(page, testing::ContainsRegex("\n  " + one.name + "[ \n]")) << command.path;
        expect_in_help(program, one);
    }
}

TEST(Description, has_what_help_has_of_every_command_of_every_program) {
    for (const auto& program : programs()) {
        expect_in_help(program.name, describe(program.name));
    }
}

TEST(Description, tells_values_with_their_choices_and_standards) {
    const auto accord = describe("accord");
    const auto& publish = below(below(accord, "broker"), "publish");
    EXPECT_EQ(publish.path, "accord broker publish");
    const auto& output = option_of(publish, "--output");
    EXPECT_EQ(output.names, (std::vector<std::string>{"-o", "--output"}));
    EXPECT_EQ(output.value,
              (DescribedValue{
                  .name = "TEXT", .choices = {"text", "json", "pretty"}, .standard = "text"}));
    EXPECT_FALSE(option_of(publish, "--merge").value);
    const auto& url = option_of(publish, "-b");
    EXPECT_TRUE(url.is_required);
    EXPECT_EQ(url.variable, "PACT_BROKER_BASE_URL");
    ASSERT_EQ(publish.arguments.size(), 1);
    EXPECT_TRUE(publish.arguments[0].is_repeatable);
    EXPECT_EQ(publish.arguments[0].value->kind, ValueKind::kFile);
    EXPECT_EQ(option_of(below(accord, "verifier"), "--dir").value->kind, ValueKind::kFolder);
}

TEST(Description, has_what_stands_in_for_options_and_may_be_left_out) {
    const auto accord = describe("accord");
    const auto& question = below(below(accord, "broker"), "can-i-deploy");
    EXPECT_TRUE(option_of(question, "--latest").value->may_be_left_out);
    EXPECT_TRUE(option_of(question, "--pacticipant").is_repeatable);
}

TEST(Description, of_a_command_line_knows_the_commands_on_it) {
    const std::vector<std::string> words{"broker", "publish"};
    const auto accord = describe("accord", words);
    EXPECT_FALSE(below(below(accord, "broker"), "publish").options.empty());
    EXPECT_TRUE(below(accord, "serve").arguments.empty());
    EXPECT_EQ(below(accord, "serve").summary, "Run the broker");
}

}  // namespace
}  // namespace accord::cli
