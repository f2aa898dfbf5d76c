// Everything in our own database as records, portion by portion.
#pragma once

#include "broker/domain/transfer/records.hpp"
#include "db/session.hpp"

#include <cstdint>
#include <string>

namespace accord::broker::store {

/// Where a portion ended: the key of its last row.
struct RecordKey {
    std::int64_t major = 0;
    std::int64_t minor = 0;
    std::string text;
};

/// The columns of a record behind those of its key, as they are stored.
template <class Record>
struct KeyedRow {
    using Key = std::tuple<std::int64_t, std::int64_t, std::string>;
    using Fields = typename domain::ColumnsOf<Record, domain::AsItIs>::type;
    using type = decltype(std::tuple_cat(std::declval<Key>(), std::declval<Fields>()));
};

/// How many there are of a kind.
std::int64_t count_records(db::Session& session, domain::RecordKind kind);

/// The number of the last migration that was applied; 0: none.
std::int64_t schema_version(db::Session& session);

/// The next ones of a kind behind `after`, which becomes the key of the last; empty at the end.
domain::RecordPage read_records(db::Session& session,
                                domain::RecordKind kind,
                                RecordKey& after,
                                std::int64_t size_max);

}  // namespace accord::broker::store
