// `accord serve`: the broker's options, by flags and by the environment names of the Ruby broker.
#include "base/text.hpp"
#include "cli/broker/version_detection.hpp"
#include "cli/command.hpp"
#include "cli/servers/serve.hpp"

#include <CLI/CLI.hpp>

namespace accord::cli {
namespace {

struct ServeCommand {
    ServeOptions options;
    std::string base_urls;
    std::string log_level = "warn";
    std::string candidates;
    unsigned first_tag_seconds = 10;
    broker::api::Credentials write_user;
    broker::api::Credentials read_user;
};

std::vector<std::string> words(std::string_view text) {
    std::vector<std::string> words;
    for (const auto word : split(text, ' ')) {
        if (!word.empty()) {
            words.emplace_back(word);
        }
    }
    return words;
}

std::expected<std::optional<broker::api::Credentials>, Failure> whole(
    const broker::api::Credentials& user, std::string_view name) {
    if (user.username.empty() && user.password.empty()) {
        return std::nullopt;
    }
    if (user.username.empty() || user.password.empty()) {
        return give_up(ExitCode::kBadInput,
                       fmt::format("--{0}-username and --{0}-password need each other", name));
    }
    return user;
}

Outcome run_serve(ServeCommand command, Console& console) {
    auto& broker = command.options.broker;
    const auto level = parse_log_level(command.log_level);
    if (!level) {
        return give_up(level.error(), Party::kInput);
    }
    command.options.log_level = *level;
    auto write_user = whole(command.write_user, "basic-auth");
    auto read_user = whole(command.read_user, "basic-auth-read-only");
    if (!write_user || !read_user) {
        return std::unexpected(!write_user ? write_user.error() : read_user.error());
    }
    if (*read_user && !*write_user) {
        return give_up(ExitCode::kBadInput,
                       "a read-only user has no effect without --basic-auth-username");
    }
    broker.authentication.write_user = std::move(*write_user);
    broker.authentication.read_user = std::move(*read_user);
    broker.base_urls = words(command.base_urls);
    for (auto& url : words(from_process("PACT_BROKER_BASE_URLS").value_or(""))) {
        broker.base_urls.push_back(std::move(url));
    }
    if (!command.candidates.empty()) {
        broker.settings.main_branch_candidates = words(command.candidates);
    }
    broker.settings.use_first_tag_as_branch_time_limit =
        std::chrono::seconds(command.first_tag_seconds);
    return serve(std::move(command.options), console);
}

void add_authentication(CLI::App& app, ServeCommand& command) {
    auto& authentication = command.options.broker.authentication;
    app.add_option(
           "--basic-auth-username", command.write_user.username, "User who may do everything")
        ->envname("PACT_BROKER_BASIC_AUTH_USERNAME");
    app.add_option("--basic-auth-password", command.write_user.password, "Their password")
        ->envname("PACT_BROKER_BASIC_AUTH_PASSWORD");
    app.add_option(
           "--basic-auth-read-only-username", command.read_user.username, "User who may only read")
        ->envname("PACT_BROKER_BASIC_AUTH_READ_ONLY_USERNAME");
    app.add_option("--basic-auth-read-only-password", command.read_user.password, "Their password")
        ->envname("PACT_BROKER_BASIC_AUTH_READ_ONLY_PASSWORD");
    app.add_flag("--allow-public-read",
                 authentication.allow_public_read,
                 "Everybody may read without a password")
        ->envname("PACT_BROKER_ALLOW_PUBLIC_READ");
    app.add_flag(
           "--public-heartbeat", authentication.public_heartbeat, "The heartbeat needs no password")
        ->envname("PACT_BROKER_PUBLIC_HEARTBEAT");
}

void add_domain(CLI::App& app, ServeCommand& command) {
    auto& broker = command.options.broker;
    app.add_flag("--allow-dangerous-contract-modification",
                 broker.settings.allow_dangerous_contract_modification,
                 "A published pact may be replaced by another content of the same version")
        ->envname("PACT_BROKER_ALLOW_DANGEROUS_CONTRACT_MODIFICATION");
    app.add_flag(
           "--check-for-potential-duplicate-pacticipant-names,"
           "!--no-check-for-potential-duplicate-pacticipant-names",
           broker.settings.check_for_potential_duplicate_pacticipant_names,
           "Refuse new names that are nearly an old one (default: yes)")
        ->envname("PACT_BROKER_CHECK_FOR_POTENTIAL_DUPLICATE_PACTICIPANT_NAMES");
    app.add_flag("--create-deployed-versions-for-tags,!--no-create-deployed-versions-for-tags",
                 broker.settings.create_deployed_versions_for_tags,
                 "A tag named like an environment records a deployment (default: yes)")
        ->envname("PACT_BROKER_CREATE_DEPLOYED_VERSIONS_FOR_TAGS");
    app.add_flag("--auto-detect-main-branch,!--no-auto-detect-main-branch",
                 broker.settings.auto_detect_main_branch,
                 "The first branch with a usual name becomes the main branch (default: yes)")
        ->envname("PACT_BROKER_AUTO_DETECT_MAIN_BRANCH");
    app.add_option("--main-branch-candidates",
                   command.candidates,
                   "Those usual names, divided by spaces (default: develop main master)")
        ->envname("PACT_BROKER_MAIN_BRANCH_CANDIDATES");
    app.add_flag("--use-first-tag-as-branch,!--no-use-first-tag-as-branch",
                 broker.settings.use_first_tag_as_branch,
                 "The first tag of a version without branch is its branch (default: yes)")
        ->envname("PACT_BROKER_USE_FIRST_TAG_AS_BRANCH");
    app.add_option("--use-first-tag-as-branch-time-limit",
                   command.first_tag_seconds,
                   "Within how many seconds of the version's creation")
        ->envname("PACT_BROKER_USE_FIRST_TAG_AS_BRANCH_TIME_LIMIT")
        ->capture_default_str();
}

}  // namespace

void add_serve_command(CLI::App& parent, Action& chosen) {
    auto command = std::make_shared<ServeCommand>();
    auto* app = parent.add_subcommand("serve", "Run the broker");
    auto& options = command->options;
    app->add_option("--address", options.address, "Address to listen on; 0.0.0.0 for all")
        ->envname("PACT_BROKER_ADDRESS")
        ->capture_default_str();
    app->add_option("-p,--port", options.port, "Port to listen on; 0 for any that is free")
        ->envname("PACT_BROKER_PORT")
        ->capture_default_str();
    app->add_option("--database-url",
                    options.broker.database_url,
                    "sqlite:///file, sqlite:////absolute/file")
        ->envname("PACT_BROKER_DATABASE_URL")
        ->capture_default_str();
    app->add_option("--base-url",
                    command->base_urls,
                    "Where clients reach the broker, for the links in its answers; several divided "
                    "by spaces (default: as each request says)")
        ->envname("PACT_BROKER_BASE_URL");
    app->add_option("--log-level", command->log_level, "debug, info, warn, error or none")
        ->envname("PACT_BROKER_LOG_LEVEL")
        ->capture_default_str();
    add_authentication(*app, *command);
    add_domain(*app, *command);
    app->callback([command, &chosen] {
        chosen = [command](Console& console) { return run_serve(*command, console); };
    });
}

}  // namespace accord::cli
