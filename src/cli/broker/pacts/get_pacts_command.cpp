// `accord broker get-pacts`: the pacts of a provider, listed, and as files when asked for.
#include "broker_client/pact_lists.hpp"
#include "cli/broker/broker_commands.hpp"
#include "cli/broker/shared/broker_access.hpp"
#include "cli/options.hpp"
#include "cli/output_format.hpp"

namespace accord::cli {
namespace {

struct GetPacts {
    BrokerAccess broker;
    broker_client::PactsWanted wanted;
    bool download = false;
    std::string folder = "./pacts";
    std::string output;
};

std::string pact_table(const std::vector<broker_client::ListedPact>& pacts) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& pact : pacts) {
        rows.push_back({pact.consumer,
                        json::string_or(pact.link, "title"),
                        json::string_or(pact.link, "href")});
    }
    return to_table({"CONSUMER", "TITLE", "LINK"}, rows);
}

json::Value to_document(const std::vector<broker_client::ListedPact>& pacts) {
    json::Array links;
    for (const auto& pact : pacts) {
        links.push_back(pact.link);
    }
    return json::Object{{"pacts", std::move(links)}};
}

/// Tells each file on standard error: what is listed may be read by a program.
CommandOutcome download_all(broker_client::Connection& broker,
                            const std::vector<broker_client::ListedPact>& pacts,
                            const std::string& folder,
                            Console& console) {
    for (const auto& pact : pacts) {
        const auto path = broker_client::download_pact(broker, pact, folder);
        if (!path) {
            return give_up(path.error(), Party::kBroker);
        }
        console.err << "downloaded " << path->string() << '\n';
    }
    return ExitCode::kOk;
}

CommandOutcome run_get_pacts(const GetPacts& command, Console& console) {
    return with_broker(command.broker, [&](auto& broker) -> CommandOutcome {
        const auto pacts = broker_client::list_pacts(broker, command.wanted);
        if (!pacts) {
            return give_up(pacts.error(), Party::kBroker);
        }
        if (command.download) {
            if (const auto done = download_all(broker, *pacts, command.folder, console); !done) {
                return done;
            }
        }
        return show(console, command.output, to_document(*pacts), [&](const json::Value&) {
            return pact_table(*pacts);
        });
    });
}

}  // namespace

Action get_pacts_command(CLI::App& app) {
    auto command = std::make_shared<GetPacts>();
    auto& wanted = command->wanted;
    Options options(app);
    add_broker_access(options, command->broker);
    options.value("--provider", wanted.provider, "Name of the provider").required();
    options.value("--consumer", wanted.consumer, "Name of the consumer; otherwise all");
    options.value(
        "--branch", wanted.branch, "Branch of the consumers; otherwise their main branches");
    options.flag("--latest", wanted.latest, "Only the latest pact of each consumer");
    const auto download =
        options.flag("--download", command->download, "Write the pacts to files, too");
    options.value_or_default("--download-dir", command->folder, "Folder of the files")
        .folder()
        .needs(download);
    add_output_option(options, command->output, kTableOrJson);
    return [command](Console& console) { return run_get_pacts(*command, console); };
}

}  // namespace accord::cli
