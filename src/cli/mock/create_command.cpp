// `accord mock create`: a mock server for a pact file.
#include "base/files.hpp"
#include "base/query.hpp"
#include "cli/mock/mock_access.hpp"
#include "cli/mock/mock_commands.hpp"
#include "cli/output_format.hpp"
#include "contract/file/load_pact.hpp"
#include "contract/model/spec_version.hpp"

namespace accord::cli {
namespace {

struct CreateMock {
    MasterAccess master;
    std::string file;
    std::string specification;
    bool cors = false;
    bool tls = false;
};

std::string problem_of_version(const std::string& text) {
    return contract::parse_spec_version(text)
               ? ""
               : fmt::format("there is no version \"{}\" of the Pact specification", text);
}

std::string target_of(const CreateMock& command) {
    std::string query;
    if (command.cors) {
        add_parameter(query, "cors", "true");
    }
    if (!command.specification.empty()) {
        add_parameter(query, "specification", command.specification);
    }
    if (command.tls) {
        add_parameter(query, "tls", "true");
    }
    return query.empty() ? "/" : "/?" + query;
}

CommandOutcome run_create_mock(const CreateMock& command, Console& console) {
    const auto pact = contract::load_pact(command.file);
    auto text = read_file(command.file);
    if (!pact || !text) {
        return give_up(ExitCode::kFile, (!pact ? pact.error() : text.error()).message);
    }
    const auto answer = ask_master(command.master,
                                   {.method = "POST",
                                    .target = target_of(command),
                                    .headers = {{"Content-Type", "application/json"}},
                                    .body = std::move(*text)});
    if (!answer) {
        return std::unexpected(answer.error());
    }
    if (answer->status != 200) {
        return unexpected_answer(*answer);
    }
    const auto made = json_of(*answer);
    console.out << fmt::format("Mock server {} started on port {}\n",
                               word_at(made, "/mockServer/id"),
                               word_at(made, "/mockServer/port"));
    return ExitCode::kOk;
}

}  // namespace

Action create_mock_command(CLI::App& app) {
    auto command = std::make_shared<CreateMock>();
    Options options(app);
    options.value("-f,--file", command->file, "Pact file").file().required();
    options.flag("-c,--cors-preflight",
                 command->cors,
                 "Answer OPTIONS that no interaction has, for browsers");
    options
        .value("--specification",
               command->specification,
               "Version of the Pact specification to write the pact in [V4]")
        .checked(problem_of_version);
    options.flag("--tls", command->tls, "Serve https with a new certificate for localhost");
    add_master_access(options, command->master);
    return [command](Console& console) { return run_create_mock(*command, console); };
}

}  // namespace accord::cli
