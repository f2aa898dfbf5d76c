// The commands around standalone mock servers, one a file: list_mocks_command() is in
// list_command.cpp.
#pragma once

#include "cli/command.hpp"

namespace accord::cli {

Action start_master_command(CLI::App& app);
Action list_mocks_command(CLI::App& app);
Action create_mock_command(CLI::App& app);
Action verify_mock_command(CLI::App& app);
Action shutdown_mock_command(CLI::App& app);
Action shutdown_master_command(CLI::App& app);

inline constexpr const char* kMockExamples = R"(
start --port 8080 --output pacts
create --file pacts/shop-catalogue.json
verify --mock-server-port 41234
)";

inline constexpr Command kMockCommands[] = {
    {.name = "start",
     .summary = "Start the master server, which runs the mock servers",
     .examples = "start --port 8080 --output pacts\nstart --base-port 9000 --server-key secret",
     .declare = start_master_command},
    {.name = "list",
     .summary = "List the mock servers",
     .examples = "list\nlist --port 8080 --output json",
     .declare = list_mocks_command},
    {.name = "create",
     .summary = "Start a mock server for a pact file",
     .examples = "create --file pacts/shop-catalogue.json\ncreate --file p.json --tls",
     .declare = create_mock_command},
    {.name = "verify",
     .summary = "Say whether everything in the pact was asked for, and write the pact if so",
     .examples = "verify --mock-server-port 41234\nverify --mock-server-id 0B2E4A87",
     .declare = verify_mock_command},
    {.name = "shutdown",
     .summary = "End a mock server",
     .examples = "shutdown --mock-server-port 41234",
     .declare = shutdown_mock_command},
    {.name = "shutdown-master",
     .summary = "End the master server and all its mock servers",
     .examples = "shutdown-master --server-key secret",
     .declare = shutdown_master_command},
};

}  // namespace accord::cli
