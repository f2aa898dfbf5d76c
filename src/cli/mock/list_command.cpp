// `accord mock list`: the mock servers that run.
#include "cli/mock/mock_access.hpp"
#include "cli/mock/mock_commands.hpp"
#include "cli/output_format.hpp"

namespace accord::cli {
namespace {

struct ListMocks {
    MasterAccess master;
    std::string output;
};

std::string mock_table(const json::Value& list) {
    std::vector<std::vector<std::string>> rows;
    const auto* servers = json::at_pointer(list, "/mockServers");
    if (servers != nullptr && servers->is_array()) {
        for (const auto& server : servers->get_array()) {
            rows.push_back({word_at(server, "/id"),
                            word_at(server, "/port"),
                            word_at(server, "/provider"),
                            word_at(server, "/status")});
        }
    }
    return to_table({"MOCK SERVER ID", "PORT", "PROVIDER", "VERIFICATION STATE"}, rows);
}

CommandOutcome run_list_mocks(const ListMocks& command, Console& console) {
    const auto answer =
        ask_master(command.master,
                   {.method = "GET", .target = "/", .headers = {{"Accept", "application/json"}}});
    if (!answer) {
        return std::unexpected(answer.error());
    }
    if (answer->status != 200) {
        return unexpected_answer(*answer);
    }
    return show(console, command.output, json_of(*answer), mock_table);
}

}  // namespace

Action list_mocks_command(CLI::App& app) {
    auto command = std::make_shared<ListMocks>();
    Options options(app);
    add_master_access(options, command->master);
    add_output_option(options, command->output, kTableOrJson);
    return [command](Console& console) { return run_list_mocks(*command, console); };
}

}  // namespace accord::cli
