// Where the keys are: see open_secrets.hpp.
#include "broker/open_secrets.hpp"

#include "db/database.hpp"
#include "db/dialect/connection_url.hpp"

namespace accord::broker {
namespace {

using Keys = std::shared_ptr<const service::SecretKeys>;

Result<Keys> shared(Result<service::SecretKeys> keys) {
    if (!keys) {
        return fail(keys.error());
    }
    return Keys(std::make_shared<service::SecretKeys>(std::move(*keys)));
}

}  // namespace

std::filesystem::path usual_key_file(const DatabaseSettings& database) {
    const auto url = db::parse_connection_url(database.url);
    if (!url || url->dialect != db::Dialect::kSqlite) {
        return {};
    }
    return url->path + ".key";
}

Result<Keys> open_secrets(const SecretSettings& secrets, const DatabaseSettings& database) {
    if (!secrets.keys.empty()) {
        return shared(service::SecretKeys::of(secrets.keys));
    }
    if (!secrets.key_file.empty()) {
        return shared(service::SecretKeys::in(secrets.key_file, false));
    }
    const auto file = usual_key_file(database);
    return file.empty() ? Keys() : shared(service::SecretKeys::in(file, true));
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

}  // namespace accord::broker
