// That entries are only added.
#include "broker/store/audit/audit_log.hpp"

#include "support/broker/temporary_store.hpp"

#include <gmock/gmock.h>

namespace accord::broker::store {
namespace {

TEST(AuditRows, are_neither_changed_nor_deleted) {
    support::TemporaryStore store;
    const auto kept = domain::record_after({}, {.uuid = "u", .timestamp = {}, .type = "a"});
    store.write([&](db::Session& session) {
        insert_audit_record(session, kept);
        return true;
    });
    for (const auto* sql : {"update audit_entries set type = 'b'", "delete from audit_entries"}) {
        const auto done = store.database().write([&](db::Transaction& transaction) {
            transaction.session().run_once(sql);
            transaction.commit();
            return true;
        });
        ASSERT_FALSE(done) << sql;
        EXPECT_THAT(done.error().message, testing::HasSubstr("is only added to"));
    }
    EXPECT_EQ(store.write([](db::Session& session) { return audit_head(session).hash; }),
              kept.hash);
}

/// Steps of SQLite; bench/audit.py measures both.
TEST(AuditRows, of_a_type_that_is_rare_are_found_without_looking_at_all) {
    support::TemporaryStore store;
    store.write([&](db::Session& session) {
        domain::AuditHead head;
        for (int i = 0; i < 2'000; ++i) {
            const auto kept = domain::record_after(
                head,
                {.uuid = std::to_string(i), .timestamp = {}, .type = i == 0 ? "rare" : "usual"});
            insert_audit_record(session, kept);
            head = {.number = kept.number, .timestamp = kept.timestamp, .hash = kept.hash};
        }
        return true;
    });
    store.write([&](db::Session& session) {
        for (const auto order : {AuditOrder::kOldestFirst, AuditOrder::kNewestFirst}) {
            const auto before = session.steps_taken();
            EXPECT_EQ(list_audit_records(session, {.type = "rare"}, order, 101).size(), 1U);
            EXPECT_LT(session.steps_taken() - before, 200U);
        }
        return true;
    });
}

}  // namespace
}  // namespace accord::broker::store
