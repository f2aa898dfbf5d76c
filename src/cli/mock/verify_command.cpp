// `accord mock verify`: whether a mock server was asked for all of its pact, and nothing else.
#include "cli/mock/mock_access.hpp"
#include "cli/mock/mock_commands.hpp"
#include "cli/output_format.hpp"

namespace accord::cli {
namespace {

struct VerifyMock {
    MasterAccess master;
    NamedMock which;
};

/// Our master explains; another one lists.
std::string told(const json::Value& answer) {
    if (auto explanation = word_at(answer, "/explanation"); !explanation.empty()) {
        return explanation;
    }
    std::string out;
    const auto* mismatches = json::at_pointer(answer, "/mismatches");
    if (mismatches != nullptr && mismatches->is_array()) {
        for (const auto& mismatch : mismatches->get_array()) {
            out += json::write_compact(mismatch) + "\n";
        }
    }
    return out;
}

CommandOutcome tell_differences(const http::Response& answer, Console& console) {
    const auto body = json_of(answer);
    const auto* mismatches = json::at_pointer(body, "/mismatches");
    if (mismatches == nullptr || !mismatches->is_array()) {
        return unexpected_answer(answer);
    }
    console.out << fmt::format("Mock server {}/{} failed verification with {} errors\n\n{}",
                               word_at(body, "/mockServer/id"),
                               word_at(body, "/mockServer/port"),
                               mismatches->get_array().size(),
                               told(body));
    return ExitCode::kNo;
}

CommandOutcome run_verify_mock(const VerifyMock& command, Console& console) {
    if (const auto named = command.which.check(); !named) {
        return give_up(named.error(), Party::kInput);
    }
    const auto answer =
        ask_master(command.master, {.method = "POST", .target = command.which.path() + "/verify"});
    if (!answer) {
        return std::unexpected(answer.error());
    }
    switch (answer->status) {
        case 200:
        case 204:
            console.out << fmt::format("Mock server with {} verified ok\n",
                                       command.which.in_words());
            return ExitCode::kOk;
        case 404:
            return no_such_mock(command.which);
        case 422:
            return tell_differences(*answer, console);
        default:
            return unexpected_answer(*answer);
    }
}

}  // namespace

Action verify_mock_command(CLI::App& app) {
    auto command = std::make_shared<VerifyMock>();
    Options options(app);
    command->which.add(options);
    add_master_access(options, command->master);
    return [command](Console& console) { return run_verify_mock(*command, console); };
}

}  // namespace accord::cli
