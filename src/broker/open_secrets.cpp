// Where the keys are: see open_secrets.hpp.
#include "broker/open_secrets.hpp"

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

}  // namespace accord::broker
