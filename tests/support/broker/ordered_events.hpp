// For tests of lists of events: gives those that have none their places, as a node does on
// PostgreSQL once a second.
#pragma once

#include "broker/store/events/events.hpp"
#include "db/database.hpp"

namespace accord::support {

inline void put_events_in_order(db::Database& database) {
    database
        .write([](db::Transaction& transaction) {
            broker::store::order_events(transaction.session());
            transaction.commit();
            return 0;
        })
        .value();
}

}  // namespace accord::support
