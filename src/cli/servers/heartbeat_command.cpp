// `accord heartbeat`: the health check of container images, in which there is no other program.
#include "cli/environment_variables.hpp"
#include "cli/options.hpp"
#include "cli/servers/server_commands.hpp"
#include "cli/settings/known_variables.hpp"
#include "cli/settings/read_settings.hpp"
#include "http/client.hpp"

#include <fmt/format.h>

#include <memory>

namespace accord::cli {
namespace {

/// Settings that say where the broker listens.
bool says_where(std::string_view setting) {
    return setting == "address" || setting == "port" ||
           setting == "port_environment_variable_name" || setting == "tls_certificate" ||
           setting == "tls_key";
}

Result<std::string> address_of_broker() {
    auto environment = process_environment();
    auto file = settings_of_file(environment);
    if (!file) {
        return std::unexpected(file.error());
    }
    const auto settings = read_settings({.file = std::move(*file),
                                         .environment = std::move(environment),
                                         .line = {},
                                         .variables_of_others = known_variables(),
                                         .heeds = says_where});
    if (!settings) {
        return std::unexpected(settings.error());
    }
    const auto& options = settings->options;
    std::string host = options.address == "0.0.0.0" ? "127.0.0.1"
                       : options.address == "::"    ? "::1"
                                                    : options.address;
    if (host.contains(':')) {
        host = fmt::format("[{}]", host);
    }
    return fmt::format(
        "{}://{}:{}", options.tls.certificate.empty() ? "http" : "https", host, options.port);
}

CommandOutcome ask(const std::string& address, std::chrono::milliseconds timeout) {
    // It is its own certificate, made for another name.
    http::Client client({.timeout = timeout, .tls = {.verify = false}});
    const auto answer = client.get(address + "/diagnostic/status/heartbeat");
    if (!answer) {
        return give_up(ExitCode::kNo, answer.error().message);
    }
    // It may want a password, or have no such address: it answers.
    if (answer->status >= 500) {
        return give_up(ExitCode::kNo, fmt::format("{} answers {}", address, answer->status));
    }
    return ExitCode::kOk;
}

}  // namespace

Action heartbeat_command(CLI::App& app) {
    Options options(app);
    auto seconds = std::make_shared<unsigned>(5);
    options.value_or_default("--timeout", *seconds, "Seconds to wait for the answer")
        .in_range(1U, 3600U);
    return [seconds](Console&) -> CommandOutcome {
        const auto address = address_of_broker();
        if (!address) {
            return give_up(address.error(), Party::kInput);
        }
        return ask(*address, std::chrono::seconds(*seconds));
    };
}

}  // namespace accord::cli
