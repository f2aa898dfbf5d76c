// The migrations, applied to an empty database.
#include "broker/store/schema.hpp"

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

}  // namespace
}  // namespace accord::broker::store
