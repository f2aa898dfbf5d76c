// The migrations, applied to an empty database.
#include "broker/store/schema.hpp"

#include "db/dialect/sequence.hpp"
#include "support/broker/temporary_store.hpp"

namespace accord::broker::store {
namespace {

using support::TemporaryStore;

TEST(Schema, applies_to_an_empty_database) {
    TemporaryStore store;
    EXPECT_EQ(store.database().read([](db::Session& s) {
        return s.one<std::int64_t>("select value from sequences where name = 'version_ordinal'");
    }),
              0);
}

TEST(Schema, numbers_grow_from_where_they_stood) {
    TemporaryStore store;
    const auto next = [&](std::string_view sequence) {
        return store.write([&](db::Session& s) { return db::next_in(s, sequence); });
    };
    EXPECT_EQ(next(kOrdinals), 1);
    EXPECT_EQ(next(kVerificationNumbers), 101);
    EXPECT_EQ(next(kOrdinals), 2);
}

}  // namespace
}  // namespace accord::broker::store
