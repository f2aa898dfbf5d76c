// The command line as a whole, as far as it needs neither network nor files.
#include "cli/program.hpp"

#include "cli/exit_code.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <sstream>

namespace accord::cli {
namespace {

struct Ran {
    int code;
    std::string out;
    std::string err;
    bool operator==(const Ran&) const = default;
};

void PrintTo(const Ran& ran, std::ostream* stream) {
    *stream << ran.code << " out: " << ran.out << " err: " << ran.err;
}

Ran accord(std::vector<std::string> arguments) {
    std::ostringstream out;
    std::ostringstream err;
    Console console{.out = out, .err = err};
    const int code = run({.arguments = std::move(arguments)}, console);
    return {code, out.str(), err.str()};
}

Ran bad_usage(std::string message) { return {2, "", "error: " + std::move(message) + "\n"}; }

TEST(Program, tells_its_version) {
    EXPECT_EQ(accord({"--version"}), (Ran{0, "accord " ACCORD_VERSION "\n", ""}));
}

TEST(Program, shows_the_name_that_it_was_called_by) {
    std::ostringstream out;
    std::ostringstream err;
    Console console{.out = out, .err = err};
    const char* const words[] = {"/opt/bin/contracts", "broker", "publish", "--nonsense"};
    EXPECT_EQ(run(to_command_line(4, words), console), 2);
    EXPECT_EQ(err.str(),
              "error: unknown option \"--nonsense\" (see contracts broker publish --help)\n");
    EXPECT_EQ(run({.program = "contracts", .arguments = {"serve", "--help"}}, console), 0);
    EXPECT_THAT(out.str(), testing::HasSubstr("Usage: contracts serve [OPTIONS]"));
}

TEST(Program, has_the_commands_and_exit_codes_of_pacts_client_by_its_name) {
    const auto code_of = [](const std::string& program, std::vector<std::string> arguments) {
        std::ostringstream text;
        Console console{.out = text, .err = text};
        return run({.program = program, .arguments = std::move(arguments)}, console);
    };
    const std::vector<std::string> no_file{"publish", "nothing.json", "-a", "1", "-b", "http://b"};
    EXPECT_EQ(code_of("pact-broker", no_file), 1);
    EXPECT_EQ(code_of("pact-broker", {"publish", "--nonsense"}), 2);
    EXPECT_EQ(code_of("pact-broker", {"generate-uuid"}), 0);
    EXPECT_EQ(code_of("pact-broker", {"help", "nonsense"}), 1);
    EXPECT_EQ(code_of("accord", {"broker", "publish", "nothing.json", "-a", "1", "-b", "http://b"}),
              static_cast<int>(ExitCode::kFile));
}

TEST(Program, has_help_and_version_as_commands_by_the_name_of_pacts_client) {
    const auto said = [](std::vector<std::string> arguments) {
        std::ostringstream text;
        Console console{.out = text, .err = text};
        EXPECT_EQ(run({.program = "pact-broker", .arguments = std::move(arguments)}, console), 0);
        return text.str();
    };
    EXPECT_EQ(said({"version"}), "accord " ACCORD_VERSION "\n");
    EXPECT_EQ(said({"version"}), said({"--version"}));
    EXPECT_EQ(said({"help"}), said({"--help"}));
    EXPECT_EQ(said({"help", "provider-states", "list"}),
              said({"provider-states", "list", "--help"}));
}

TEST(Program, says_what_was_probably_meant) {
    EXPECT_EQ(
        accord({"verifyer"}),
        bad_usage("unknown command \"verifyer\"; did you mean \"verifier\"? (see accord --help)"));
    EXPECT_EQ(
        accord({"broker", "pubilsh", "x.json"}),
        bad_usage(
            "unknown command \"pubilsh\"; did you mean \"publish\"? (see accord broker --help)"));
    EXPECT_EQ(accord({"serve", "stray"}),
              bad_usage("unexpected argument \"stray\" (see accord serve --help)"));
    EXPECT_EQ(accord({"serve", "--port", "x"}),
              bad_usage("--port: \"x\" is not a whole number from 0 to 65535"));
    EXPECT_EQ(accord({"serve", "--port"}),
              bad_usage("--port needs a value (see accord serve --help)"));
}

TEST(Program, names_the_variable_whose_value_is_wrong) {
    ::setenv("PACT_BROKER_HTTP_RETRIES", "many", 1);
    const auto ran = accord({"verifier", "-f", "a.json"});
    ::unsetenv("PACT_BROKER_HTTP_RETRIES");
    EXPECT_EQ(
        ran,
        bad_usage("PACT_BROKER_HTTP_RETRIES: \"many\" is not a number, or out of range (see accord "
                  "verifier --help)"));
}

TEST(HelpCommand, explains_exit_codes_and_commands) {
    EXPECT_EQ(accord({"help", "exit-codes"}).out, "Exit codes:\n" + exit_code_table() + "\n");
    EXPECT_EQ(accord({"help"}).out, accord({"--help"}).out);
    EXPECT_EQ(accord({"help", "broker", "publish"}).out,
              accord({"broker", "publish", "--help"}).out);
    EXPECT_EQ(accord({"help", "exit"}).err, "error: unknown command or topic \"exit\"\n");
    EXPECT_EQ(accord({"help", "exit-code"}).err,
              "error: unknown command or topic \"exit-code\"; did you mean \"exit-codes\"?\n");
}

TEST(CommandLine, has_a_name_also_when_the_system_gives_none) {
    EXPECT_EQ(to_command_line(0, nullptr).program, "accord");
    const char* const words[] = {"accord", "--version"};
    const auto line = to_command_line(2, words);
    EXPECT_EQ(line.program, "accord");
    EXPECT_EQ(line.arguments, std::vector<std::string>{"--version"});
}

TEST(Program, has_the_exit_codes_of_each_of_pacts_commands) {
    const auto pact = [](std::vector<std::string> arguments) {
        std::ostringstream out;
        Console console{.out = out, .err = out};
        return run({.program = "pact", .arguments = std::move(arguments)}, console);
    };
    EXPECT_EQ(pact({"stub", "--file", "/nowhere.json"}), 3);
    EXPECT_EQ(pact({"mock", "list", "--port", "1"}), 10);
    EXPECT_EQ(pact({"mock", "create", "--file", "/nowhere.json"}), 20);
    EXPECT_EQ(pact({"verifier", "--file", "/nowhere.json"}), 2);
    EXPECT_EQ(pact({"nonsense"}), 2);
}

TEST(Program, answers_wrong_usage_with_one_line_and_2) {
    EXPECT_EQ(
        accord({}),
        bad_usage(
            "a command is missing: serve, verifier, broker, stub, mock, import, export, "
            "backup, clean, secrets, admin, audit, heartbeat, doctor, init, completions, help (see accord "
            "--help)"));
    EXPECT_EQ(accord({"nonsense"}), bad_usage("unknown command \"nonsense\" (see accord --help)"));
    EXPECT_EQ(
        accord({"serve", "--prot", "1"}),
        bad_usage("unknown option \"--prot\"; did you mean \"--port\"? (see accord serve --help)"));
    EXPECT_EQ(accord({"broker", "publish", "x.json"}),
              bad_usage("--broker-base-url is required (see accord broker publish --help)"));
}

TEST(VerifierCommand, refuses_options_that_would_have_no_effect) {
    EXPECT_EQ(accord({"verifier"}),
              bad_usage("there are no pacts to verify: give --file, --dir, --url or --broker-url"));
    EXPECT_EQ(accord({"verifier", "-f", "a.json", "--enable-pending"}),
              bad_usage("--enable-pending has no effect without --broker-url"));
    EXPECT_EQ(accord({"verifier", "-f", "a.json", "--provider-version", "1"}),
              bad_usage("--provider-version has no effect without --publish"));
    EXPECT_EQ(accord({"verifier", "-f", "a.json", "--state-change-teardown"}),
              bad_usage("--state-change-teardown has no effect without --state-change-url"));
}

TEST(VerifierCommand, refuses_to_publish_a_part_as_the_whole) {
    EXPECT_EQ(
        accord({"verifier",
                "-b",
                "http://b",
                "-n",
                "p",
                "--publish",
                "--provider-version",
                "1",
                "--filter-state",
                "x"}),
        bad_usage(
            "--publish can't be combined with --exit-on-first-error, --last-failed or a filter "
            "(options, or the variables PACT_DESCRIPTION, PACT_PROVIDER_STATE and "
            "PACT_PROVIDER_NO_STATE): a result counts for the whole pact"));
}

TEST(VerifierCommand, says_what_is_wrong_with_a_value) {
    EXPECT_EQ(accord({"verifier", "-f", "a.json", "-H", "novalue"}),
              (Ran{14, "", "error: --header ...: write NAME=VALUE\n"}));
    EXPECT_EQ(
        accord({"verifier", "-b", "http://b", "-n", "p", "--consumer-version-selectors", "[]"}),
        bad_usage("--consumer-version-selectors: write a JSON object such as "
                  "'{\"mainBranch\": true}', not []"));
    EXPECT_EQ(accord({"verifier", "-f", "a.json", "--transport", "grpc"}),
              bad_usage("--transport: only http and https are supported, not grpc"));
    EXPECT_EQ(accord({"verifier", "-f", "a.json", "--user", "u", "--token", "t"}),
              bad_usage("a user name and a token are given; the broker needs one of them only"));
}

TEST(CanIDeployCommand, minds_the_order_of_its_options) {
    EXPECT_EQ(accord({"broker", "can-i-deploy", "-b", "http://b", "--version", "1", "-a", "A"}),
              bad_usage("--version must come after the --pacticipant that it applies to"));
    EXPECT_EQ(
        accord({"broker", "can-i-deploy", "-b", "http://b", "-a", "A", "--latest", "-a", "B"}),
        bad_usage("which version of B? Give --version, --branch, --main-branch, --latest [TAG] or "
                  "--all TAG after it"));
}

TEST(PublishCommand, needs_a_version) {
    EXPECT_EQ(accord({"broker", "publish", "-b", "http://b", "x.json"}),
              bad_usage("--consumer-app-version is required, or --auto-detect-version-properties"));
}

TEST(ServeCommand, needs_a_password_for_a_user) {
    EXPECT_EQ(accord({"serve", "--basic-auth-username", "u"}),
              bad_usage("--basic-auth-username has no effect without --basic-auth-password "
                        "(PACT_BROKER_BASIC_AUTH_PASSWORD)"));
}

}  // namespace
}  // namespace accord::cli
