// Opens the parts of a broker in their order: see broker.hpp.
#include "broker/broker.hpp"

#include "broker/api/api.hpp"
#include "broker/open_database.hpp"
#include "db/database.hpp"

namespace accord::broker {
namespace {

BrokerOptions completed(BrokerOptions options) {
    if (!options.clock) {
        options.clock = std::make_shared<SystemClock>();
    }
    if (!options.random) {
        options.random = std::make_shared<SystemRandom>();
    }
    if (!options.log) {
        options.log = Logger::silent();
    }
    return options;
}

}  // namespace

Broker::Broker(BrokerOptions options, std::unique_ptr<db::Database> database)
    : clock_(std::move(options.clock)),
      random_(std::move(options.random)),
      log_(std::move(options.log)),
      database_(std::move(database)),
      api_(std::make_unique<api::Api>(
          api::Context{.database = *database_,
                       .clock = *clock_,
                       .random = *random_,
                       .log = *log_,
                       .settings = std::move(options.settings.api),
                       .use_cases = std::move(options.settings.use_cases)})) {}

Broker::~Broker() = default;

Result<std::unique_ptr<Broker>> Broker::open(BrokerOptions options) {
    options = completed(std::move(options));
    auto database = open_database(options.settings.database, options.clock->now());
    if (!database) {
        return fail(database.error());
    }
    return std::unique_ptr<Broker>(new Broker(std::move(options), std::move(*database)));
}

http::Response Broker::handle(const http::Request& request) const { return api_->handle(request); }

std::optional<http::Response> Broker::answer_early(const http::Request& header,
                                                   http::BodyAhead body) const {
    return api_->answer_early(header, body);
}

}  // namespace accord::broker
