// Reading ourselves: see own_database.hpp.
#include "broker/transfer/own_database/own_database.hpp"

#include "broker/store/transfer/record_rows.hpp"
#include "broker/transfer/page_size.hpp"

namespace accord::broker::transfer {

Result<std::int64_t> OwnDatabase::count(domain::RecordKind kind) {
    return store::count_records(session_, kind);
}

Result<void> OwnDatabase::read(domain::RecordKind kind, const TakePage& take) {
    store::RecordKey after{.major = -1};
    while (true) {
        auto page = store::read_records(session_, kind, after, page_size(kind));
        if (size_of(page) == 0) {
            return {};
        }
        if (auto taken = take(std::move(page)); !taken) {
            return taken;
        }
    }
}

}  // namespace accord::broker::transfer
