// Where the keys are: see open_secrets.hpp.
#include "broker/open_secrets.hpp"

#include "db/database.hpp"
#include "db/dialect/connection_url.hpp"

namespace accord::broker {
namespace {

using Keys = std::shared_ptr<const service::SecretKeys>;

constexpr std::string_view kNamedFileIsLost =
    "the file that secrets_key_file (PACT_BROKER_SECRETS_KEY_FILE) names can't be read, or holds "
    "no key";
constexpr std::string_view kUsualFileIsLost =
    "the key file beside the database can't be read, or holds no key: bring it back, or name "
    "another one by secrets_key_file (PACT_BROKER_SECRETS_KEY_FILE)";
constexpr std::string_view kNoKeyIsSet =
    "other secrets were stored under a key that is not set: set it by secrets_key "
    "(PACT_BROKER_SECRETS_KEY) or secrets_key_file (PACT_BROKER_SECRETS_KEY_FILE), or a new one";

Keys shared(service::SecretKeys keys) {
    return std::make_shared<service::SecretKeys>(std::move(keys));
}

Keys lost(std::string_view words) { return shared(service::SecretKeys::lost(std::string(words))); }

Keys in_file(std::filesystem::path file, std::string_view loss) {
    return shared(service::SecretKeys::in(std::move(file), std::string(loss)));
}

Result<Keys> named_keys(const SecretSettings& secrets, const std::filesystem::path& usual) {
    if (!secrets.keys.empty()) {
        auto keys = service::SecretKeys::of(secrets.keys);
        return keys ? Result<Keys>(shared(std::move(*keys))) : fail(keys.error());
    }
    if (!secrets.key_file.empty()) {
        return in_file(secrets.key_file, kNamedFileIsLost);
    }
    return usual.empty() ? Keys() : in_file(usual, kUsualFileIsLost);
}

}  // namespace

std::filesystem::path usual_key_file(const DatabaseSettings& database) {
    const auto url = db::parse_connection_url(database.url);
    if (!url || url->dialect != db::Dialect::kSqlite) {
        return {};
    }
    return url->path + ".key";
}

Result<Keys> configured_keys(const SecretSettings& secrets, const DatabaseSettings& database) {
    return named_keys(secrets, usual_key_file(database));
}

Result<service::SealReport> seal_secrets(db::Database& database,
                                         Keys keys,
                                         const Clock& clock,
                                         Random& random) {
    service::Settings settings;
    settings.secret_keys = std::move(keys);
    const service::Actor actor{.access = service::Access::kWrite};
    auto report = database.write([&](db::Transaction& transaction) {
        service::Work work{transaction.session(), clock.now(), random, settings, actor};
        auto made = service::seal_all(work);
        transaction.commit();
        return made;
    });
    if (!report) {
        return fail(report.error(), "the secrets of webhooks");
    }
    return std::move(*report);
}

Result<OpenedSecrets> open_secrets(const Settings& settings,
                                   db::Database& database,
                                   const Clock& clock,
                                   Random& random) {
    const auto& secrets = settings.secrets;
    const auto usual = secrets.keys.empty() && secrets.key_file.empty()
                           ? usual_key_file(settings.database)
                           : std::filesystem::path();
    auto keys = named_keys(secrets, usual);
    if (!keys) {
        return fail(keys.error());
    }
    auto report = seal_secrets(database, *keys, clock, random);
    std::error_code ignored;
    if (report && report->unreadable.empty() && *keys && !(*keys)->loss().empty() &&
        !usual.empty() && !std::filesystem::exists(usual, ignored)) {
        if (auto made = service::write_keys(usual, {service::make_key()}); !made) {
            return fail(made.error());
        }
        report = seal_secrets(database, *keys, clock, random);
    }
    if (!report) {
        return fail(report.error());
    }
    if (!*keys && !report->unreadable.empty()) {
        keys = lost(kNoKeyIsSet);
    }
    const auto file = secrets.keys.empty() ? std::filesystem::path(secrets.key_file) : usual;
    return OpenedSecrets{std::move(*keys), std::move(*report), usual.empty() ? file : usual};
}

}  // namespace accord::broker
