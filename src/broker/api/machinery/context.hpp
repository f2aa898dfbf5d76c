// What every resource can reach: settings, database, clock, randomness, log.
#pragma once

#include "broker/api/broker.hpp"
#include "db/database.hpp"

namespace accord::broker::api {

struct Context {
    BrokerOptions options;  ///< clock, random and log are set
    std::unique_ptr<db::Database> database;
};

}  // namespace accord::broker::api
