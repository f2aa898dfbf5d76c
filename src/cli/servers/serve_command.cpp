// `accord serve`: the broker's options, by flags and by the environment names of the Ruby broker.
#include "base/text.hpp"
#include "cli/environment_variables.hpp"
#include "cli/help_formatter.hpp"
#include "cli/options.hpp"
#include "cli/servers/serve.hpp"
#include "cli/servers/server_commands.hpp"
#include "cli/servers/unknown_settings.hpp"

namespace accord::cli {
namespace {

struct ServeCommand {
    ServeOptions options;
    std::string base_urls;
    std::string log_level = "warn";
    std::string candidates;
    unsigned first_tag_seconds = 10;
    unsigned statement_seconds = 15;
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

std::expected<std::optional<broker::api::Credentials>, CommandFailure> whole(
    const broker::api::Credentials& user, std::string_view name) {
    if (user.username.empty() && user.password.empty()) {
        return std::nullopt;
    }
    if (user.username.empty() || user.password.empty()) {
        return give_up(
            ExitCode::kBadInput,
            fmt::format("--{0}-username and --{0}-password must be given together", name));
    }
    return user;
}

std::expected<void, CommandFailure> read_users(ServeCommand& command) {
    auto write_user = whole(command.write_user, "basic-auth");
    auto read_user = whole(command.read_user, "basic-auth-read-only");
    if (!write_user || !read_user) {
        return std::unexpected(!write_user ? write_user.error() : read_user.error());
    }
    if (*read_user && !*write_user) {
        return give_up(
            ExitCode::kBadInput,
            "--basic-auth-read-only-username has no effect without --basic-auth-username");
    }
    auto& authentication = command.options.broker.settings.api.authentication;
    authentication.write_user = std::move(*write_user);
    authentication.read_user = std::move(*read_user);
    return {};
}

/// PACT_BROKER_BASE_URLS adds to what --base-url says.
std::vector<std::string> base_urls(const ServeCommand& command) {
    auto urls = words(command.base_urls);
    for (auto& url : words(process_variable(kBaseUrlsVariable).value_or(""))) {
        urls.push_back(std::move(url));
    }
    return urls;
}

CommandOutcome run_serve(ServeCommand command, Console& console) {
    auto& settings = command.options.broker.settings;
    const auto level = parse_log_level(command.log_level);
    if (!level) {
        return give_up(level.error(), Party::kInput);
    }
    command.options.log_level = *level;
    if (const auto read = read_users(command); !read) {
        return std::unexpected(read.error());
    }
    settings.api.base_urls = base_urls(command);
    if (!command.candidates.empty()) {
        settings.use_cases.main_branch_candidates = words(command.candidates);
    }
    settings.database.statement_time_max = std::chrono::seconds(command.statement_seconds);
    settings.use_cases.use_first_tag_as_branch_time_limit =
        std::chrono::seconds(command.first_tag_seconds);
    return serve(std::move(command.options), console);
}

void add_server(Options& options, ServeCommand& command) {
    auto& server = command.options;
    options.value_or_default("--address",
                             server.address,
                             "Address to listen on; 0.0.0.0 for all IPv4 addresses",
                             "PACT_BROKER_ADDRESS");
    options.value_or_default(
        "-p,--port", server.port, "Port to listen on; 0 for any free port", "PACT_BROKER_PORT");
    options.value_or_default("--database-url",
                             server.broker.settings.database.url,
                             "Database: sqlite:///file, sqlite:////absolute/file, or "
                             "postgres://user:password@host:port/name",
                             "PACT_BROKER_DATABASE_URL");
    options.value_or_default("--database-connect-max-retries",
                             server.broker.settings.database.connect_retries_max,
                             "At start, how often to try again, every 3 seconds, to connect to a "
                             "database that does not answer",
                             "PACT_BROKER_DATABASE_CONNECT_MAX_RETRIES");
    options.value_or_default("--database-statement-timeout",
                             command.statement_seconds,
                             "Seconds after which PostgreSQL gives a statement up",
                             "PACT_BROKER_DATABASE_STATEMENT_TIMEOUT");
    options.value("--base-url",
                  command.base_urls,
                  "URL at which clients reach the broker, used for links in responses; "
                  "space-separated for several (default: the Host of each request)",
                  "PACT_BROKER_BASE_URL");
    options.value_or_default("--log-level",
                             command.log_level,
                             "Log level: debug, info, warn, error or none",
                             "PACT_BROKER_LOG_LEVEL");
}

void add_authentication(Options& options, ServeCommand& command) {
    auto& authentication = command.options.broker.settings.api.authentication;
    options.value("--basic-auth-username",
                  command.write_user.username,
                  "User name with full access",
                  "PACT_BROKER_BASIC_AUTH_USERNAME");
    options.value("--basic-auth-password",
                  command.write_user.password,
                  "Password of that user",
                  "PACT_BROKER_BASIC_AUTH_PASSWORD");
    options.value("--basic-auth-read-only-username",
                  command.read_user.username,
                  "User name with read-only access",
                  "PACT_BROKER_BASIC_AUTH_READ_ONLY_USERNAME");
    options.value("--basic-auth-read-only-password",
                  command.read_user.password,
                  "Password of that user",
                  "PACT_BROKER_BASIC_AUTH_READ_ONLY_PASSWORD");
    options.flag("--allow-public-read",
                 authentication.allow_public_read,
                 "Allow reading without authentication",
                 "PACT_BROKER_ALLOW_PUBLIC_READ");
    options.flag("--public-heartbeat",
                 authentication.public_heartbeat,
                 "Allow the heartbeat without authentication",
                 "PACT_BROKER_PUBLIC_HEARTBEAT");
}

void add_names_and_contents(Options& options, ServeCommand& command) {
    auto& settings = command.options.broker.settings.use_cases;
    options.flag(
        "--allow-dangerous-contract-modification",
        settings.allow_dangerous_contract_modification,
        "Allow publishing different contents for a consumer version that has a pact already",
        "PACT_BROKER_ALLOW_DANGEROUS_CONTRACT_MODIFICATION");
    options.flag(
        "--check-for-potential-duplicate-pacticipant-names,"
        "!--no-check-for-potential-duplicate-pacticipant-names",
        settings.check_for_potential_duplicate_pacticipant_names,
        "Refuse new application names that are similar to existing ones (default: yes)",
        "PACT_BROKER_CHECK_FOR_POTENTIAL_DUPLICATE_PACTICIPANT_NAMES");
    options.flag(
        "--create-deployed-versions-for-tags,!--no-create-deployed-versions-for-tags",
        settings.create_deployed_versions_for_tags,
        "Record a deployment when a version is tagged with the name of an environment (default: yes)",
        "PACT_BROKER_CREATE_DEPLOYED_VERSIONS_FOR_TAGS");
}

void add_branches(Options& options, ServeCommand& command) {
    auto& settings = command.options.broker.settings.use_cases;
    options.flag(
        "--auto-detect-main-branch,!--no-auto-detect-main-branch",
        settings.auto_detect_main_branch,
        "Make the first branch with one of the main branch candidates' names the main branch "
        "(default: yes)",
        "PACT_BROKER_AUTO_DETECT_MAIN_BRANCH");
    options.value("--main-branch-candidates",
                  command.candidates,
                  "Space-separated names of main branch candidates (default: develop main master)",
                  "PACT_BROKER_MAIN_BRANCH_CANDIDATES");
    options.flag("--use-first-tag-as-branch,!--no-use-first-tag-as-branch",
                 settings.use_first_tag_as_branch,
                 "Use the first tag of a version without a branch as its branch (default: yes)",
                 "PACT_BROKER_USE_FIRST_TAG_AS_BRANCH");
    options.value_or_default(
        "--use-first-tag-as-branch-time-limit",
        command.first_tag_seconds,
        "Seconds after the creation of a version within which a tag is used as its branch",
        "PACT_BROKER_USE_FIRST_TAG_AS_BRANCH_TIME_LIMIT");
}

}  // namespace

Action serve_command(CLI::App& app) {
    auto command = std::make_shared<ServeCommand>();
    Options options(app);
    add_server(options, *command);
    add_authentication(options, *command);
    add_names_and_contents(options, *command);
    add_branches(options, *command);
    return [command, &app](Console& console) {
        command->options.unknown_settings =
            unknown_settings(process_variable_names(), known_variables(program_of(app)));
        return run_serve(*command, console);
    };
}

}  // namespace accord::cli
