// What every request is answered from: settings, database, clock, randomness, log. All of it
// belongs to accord::broker::Broker, which outlives the API.
#pragma once

#include "base/clock.hpp"
#include "base/log.hpp"
#include "base/random.hpp"
#include "broker/api/settings.hpp"
#include "broker/service/settings.hpp"
#include "db/database.hpp"

namespace accord::broker::api {

struct Context {
    db::Database& database;
    const Clock& clock;
    Random& random;
    Logger& log;
    Settings settings = {};
    service::Settings use_cases = {};
};

}  // namespace accord::broker::api
