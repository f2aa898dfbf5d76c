// What the program tells its users without doing anything: every page of help, the exit codes, and
// the answer to each usual misuse, held to approved files.
#include "base/text.hpp"
#include "cli/program.hpp"
#include "cli/programs.hpp"
#include "support/approval.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace accord::cli {
namespace {

std::string transcript(const CommandLine& line) {
    std::ostringstream text;
    Console console{.out = text, .err = text};
    const int code = run(line, console);
    return text.str() + fmt::format("exit code {}\n", code);
}

std::string help_of(const CommandLine& line) {
    std::ostringstream out;
    std::ostringstream err;
    Console console{.out = out, .err = err};
    EXPECT_EQ(run(line, console), 0);
    EXPECT_EQ(err.str(), "");
    return out.str();
}

/// The command, and all those below it.
void approve_help(const Command& command, CommandLine line) {
    auto asking = line;
    asking.arguments.emplace_back("--help");
    std::string name = line.program;
    for (const auto& word : line.arguments) {
        name += "_" + word;
    }
    EXPECT_APPROVED("help/" + name + ".txt", help_of(asking));
    for (const auto& below : command.commands) {
        auto deeper = line;
        deeper.arguments.emplace_back(below.name);
        approve_help(below, deeper);
    }
}

std::vector<std::string> to_arguments(std::string_view line) {
    std::vector<std::string> arguments;
    for (const auto word : split(line, ' ')) {
        if (!word.empty()) {
            arguments.emplace_back(word);
        }
    }
    return arguments;
}

/// One command line each, without the program's name.
constexpr std::string_view kMisuse = R"(
nonsense
verifyer
help nonsense
--nonsense
serve --prot 1
serve --port
serve --port x
serve --port 70000
serve --log-level loud
serve --basic-auth-username u
serve --basic-auth-password p
serve --basic-auth-read-only-username r --basic-auth-read-only-password p
serve stray
broker
broker nonsense
broker publish
broker publish x.json
broker publish -b http://b -a 1
broker publish -b http://b x.json
broker publish -b http://b -a 1 --branhc main x.json
broker publish -b ftp://b -a 1 x.json
broker publish -b http://b -u u -k t -a 1 x.json
broker publish -b http://b -a 1 --retries many x.json
broker publish -b http://b -a 1 -o xml x.json
broker can-i-deploy -b http://b
broker can-i-deploy -b http://b --version 1 -a A
broker can-i-deploy -b http://b -a A
broker can-i-deploy -b http://b -a A --latest -a B
broker can-i-deploy -b http://b -a A -e 1 --latest
broker can-i-deploy -b http://b -a A -e 1 --to prod --to-environment production
broker can-i-deploy -b http://b -a A -e 1 --to prod --with-main-branches
broker can-i-deploy -b http://b -a A -e 1 --retry-interval 5
broker can-i-deploy -b http://b -a A -e 1 -o xml
broker record-deployment -b http://b -a A -e 1
broker create-environment -b http://b
broker list-environments -b http://b stray
broker list-environments -b http://b --custom-header novalue
broker list-environments -b http://b --log-level loud
broker can-i-merge -b http://b -a A
broker describe-version -b http://b -a A --deployed
broker describe-version -b http://b -a A -e 1 --latest
broker get-pacts -b http://b --provider P --download-dir x
broker provider-states
broker provider-states list -b http://b --provider P --branch b --environment e
broker create-webhook -b http://b http://ci -X POST
broker create-webhook -b http://b http://ci -X POST --contract-published --header novalue
broker create-webhook -b http://b http://ci -X POST --contract-published --data @/nowhere.json
broker create-webhook -b http://b http://ci -X POST --consumer A --consumer-label l
broker create-version-tag -b http://b -a A -e 1
verifier
verifier stray
verifier -b http://b
verifier -b nonsense -n p
verifier -b http://b -n p --publish
verifier -b http://b -n p --publish --provider-version 1 --filter-state x
verifier -b http://b -n p --publish --provider-version 1 --exit-on-first-error
verifier -b http://b -n p --consumer-version-selectors []
verifier -b http://b -n p --consumer-version-selectors {
verifier -f a.json --consumer-version-tags main
verifier -f a.json --enable-pending
verifier -f a.json --include-wip-pacts-since 2024-01-01
verifier -f a.json --publish
verifier -f a.json --provider-version 1
verifier -f a.json --build-url http://ci/1
verifier -f a.json --provider-tags main
verifier -f a.json --provider-branch main
verifier -f a.json --state-change-as-query
verifier -f a.json --state-change-teardown
verifier -f a.json --state-change-url nonsense
verifier -f a.json --filter-description (
verifier -f a.json --filter-state (
verifier -f a.json --header novalue
verifier -f a.json --port x
verifier -f a.json --hostname http://box
verifier -f a.json --hostname box:8080
verifier -f a.json --transport grpc
verifier -f a.json --transports grpc
verifier -f a.json --transports grpc:nonsense
verifier -f a.json --request-timeout soon
verifier -f a.json --user u --token t
stub
stub stray
stub -f a.json --watsh
stub -f a.json --port 70000
stub -f a.json --loglevel loud
stub -f a.json --cors-referer
stub -f a.json --empty-provider-state
stub -f a.json -e pact
stub -f a.json --consumer-name x
stub -f a.json --insecure-tls
stub -f a.json --delay soon
stub -f a.json --fault 99
stub -f a.json --fault 503 --fault-percent 101
stub -f a.json --tls --tls-certificate c.pem --tls-key k.pem
stub -u http://a/b --user u:p --token t
mock
mock strat
mock start --host nowhere
mock create
mock create -f a.json --specification 9
mock verify
mock verify -i x
mock shutdown -i ABCDEFGH -m 1
mock shutdown-master
)";

/// The pages of other programs differ from those of accord's commands by their name alone.
TEST(Help, of_every_command_is_approved) {
    approve_help(programs().front(), {.program = programs().front().name});
    for (const auto& program : programs().subspan(1)) {
        EXPECT_APPROVED(fmt::format("help/{}.txt", program.name),
                        help_of({.program = program.name, .arguments = {"--help"}}));
    }
    EXPECT_THAT(help_of({.program = "pact-broker", .arguments = {"publish", "--help"}}),
                testing::HasSubstr("\nExamples:\n  pact-broker publish pacts "));
}

TEST(Help, has_examples_first_and_leaves_exit_codes_to_their_own_page) {
    const auto page = help_of({.arguments = {"broker", "publish", "--help"}});
    EXPECT_LT(page.find("\nExamples:\n  accord broker publish "), page.find("Usage:"));
    EXPECT_THAT(page, testing::EndsWith("\nExit codes: accord help exit-codes\n"));
    EXPECT_APPROVED("help/exit_codes.txt", exit_code_table() + "\n");
}

TEST(Help, tells_usual_misuse_in_one_line) {
    std::string text = "$ accord\n" + transcript({});
    for (const auto line : split(trim(kMisuse), '\n')) {
        text +=
            fmt::format("\n$ accord {}\n{}", line, transcript({.arguments = to_arguments(line)}));
    }
    EXPECT_APPROVED("help/misuse.txt", text);
}

}  // namespace
}  // namespace accord::cli
