// The log on both databases: many at once, pages, and that nothing is taken back.
#include "broker/service/audit/audit_log.hpp"

#include "broker/service/audit/refusals.hpp"
#include "support/broker/temporary_store.hpp"
#include "support/broker/test_users.hpp"

#include <gmock/gmock.h>

#include <thread>

namespace accord::broker::service {
namespace {

using testing::ElementsAre;

class AuditLog : public testing::Test {
  protected:
    void add(std::string type, std::string user = "u", std::string name = "Ann@Example.org") {
        work_([&](Work& work) {
            keep_audit_entry(work, entry_of(type, user, name));
            return true;
        });
    }
    static domain::AuditEntry entry_of(std::string type, std::string user, std::string name) {
        return {.uuid = {},
                .timestamp = {},
                .type = std::move(type),
                .user = {.kind = "user", .uuid = std::move(user), .name = std::move(name)},
                .details = {}};
    }
    AuditPage page(const AuditQuestion& question) {
        return work_([&](Work& work) { return list_audit_entries(work, question); }).value();
    }
    std::vector<std::int64_t> numbers(const AuditQuestion& question) {
        std::vector<std::int64_t> all;
        for (const auto& record : page(question).records) {
            all.push_back(record.number);
        }
        return all;
    }
    /// Of the whole log; otherwise what is wrong.
    std::string verdict() {
        domain::AuditChain chain;
        const auto all =
            store_.database()
                .read([](db::Session& session) { return audit_portion(session, 0, 1'000'000); })
                .value();
        for (const auto& record : all) {
            if (auto fault = chain.add(record); !fault.empty()) {
                return fault;
            }
        }
        return std::to_string(chain.head().number);
    }

    support::TemporaryStore store_;
    support::TestUsers work_{store_.database()};
};

TEST_F(AuditLog, is_a_chain_from_its_first_entry_on) {
    EXPECT_EQ(verdict(), "0");
    for (int i = 0; i < 3; ++i) {
        add("a");
    }
    EXPECT_EQ(verdict(), "3");
}

TEST_F(AuditLog, stays_one_chain_when_many_write_at_once) {
    constexpr int kWriters = 8;
    constexpr int kEach = 25;
    const auto many = db::Database::open({.url = store_.url(), .writers = kWriters}).value();
    std::vector<std::jthread> threads;
    for (int i = 0; i < kWriters; ++i) {
        threads.emplace_back([&] {
            SystemRandom random;  // UUIDs differ
            const Settings settings;
            const Actor actor;
            for (int j = 0; j < kEach; ++j) {
                const auto done = many->write([&](db::Transaction& transaction) {
                    Work work{transaction.session(), work_.now, random, settings, actor};
                    keep_audit_entry(work, entry_of("a", "u", "n"));
                    transaction.commit();
                    return true;
                });
                EXPECT_TRUE(done) << done.error().message;
            }
        });
    }
    threads.clear();
    EXPECT_EQ(verdict(), std::to_string(kWriters * kEach));
}

TEST_F(AuditLog, has_nothing_of_what_was_not_done) {
    add("a");
    store_.database()
        .write([&](db::Transaction& transaction) {
            SeededRandom random(1);
            const Settings settings;
            const Actor actor;
            Work work{transaction.session(), work_.now, random, settings, actor};
            keep_audit_entry(work, entry_of("b", "u", "n"));
            return true;
        })
        .value();
    EXPECT_EQ(verdict(), "1");
}

TEST_F(AuditLog, is_asked_for_by_user_type_and_time) {
    add("a", "ann");
    add("b", "bob", "bob@example.org");
    work_.now += std::chrono::hours(1);
    add("a", "bob", "bob@example.org");
    add("c", "ann");
    EXPECT_THAT(numbers({}), ElementsAre(1, 2, 3, 4));
    EXPECT_THAT(numbers({.newest_first = true}), ElementsAre(4, 3, 2, 1));
    EXPECT_THAT(numbers({.user_uuid = "bob"}), ElementsAre(2, 3));
    EXPECT_THAT(numbers({.user_name = "ann@example.ORG"}), ElementsAre(1, 4));
    EXPECT_THAT(numbers({.types = {"a"}}), ElementsAre(1, 3));
    EXPECT_THAT(numbers({.types = {"c", "a"}}), ElementsAre(1, 3, 4));
    EXPECT_THAT(numbers({.types = {"c", "a"}, .newest_first = true}), ElementsAre(4, 3, 1));
    EXPECT_THAT(numbers({.user_uuid = "bob", .types = {"a"}}), ElementsAre(3));
    EXPECT_THAT(numbers({.since = work_.now}), ElementsAre(3, 4));
    EXPECT_THAT(numbers({.since = work_.now + std::chrono::seconds(1)}), ElementsAre());
}

TEST_F(AuditLog, goes_on_after_the_last_entry_of_a_page) {
    for (int i = 0; i < 5; ++i) {
        add(i == 2 ? "b" : "a");
    }
    const auto first = page({.types = {"a", "b"}, .size = 2});
    EXPECT_TRUE(first.has_more);
    EXPECT_THAT(numbers({.from = first.records.back().uuid, .size = 2}), ElementsAre(3, 4));
    EXPECT_THAT(numbers({.from = first.records.back().uuid, .newest_first = true}), ElementsAre(1));
    EXPECT_THAT(numbers({.skipped = 3, .size = 2}), ElementsAre(4, 5));
    EXPECT_FALSE(page({.skipped = 3, .size = 2}).has_more);
    EXPECT_THAT(numbers({.newest_first = true, .skipped = 1, .size = 2}), ElementsAre(4, 3));
    EXPECT_THAT(numbers({.types = {"a"}, .skipped = 2, .size = 1}), ElementsAre(4));
    EXPECT_THAT(numbers({.types = {"a", "b"}, .skipped = 2, .size = 2}), ElementsAre(3, 4));
    EXPECT_THAT(numbers({.types = {"a", "b"}, .newest_first = true, .skipped = 2, .size = 2}),
                ElementsAre(3, 2));
    EXPECT_THAT(numbers({.types = {"a", "b"}, .skipped = 5}), ElementsAre());
    EXPECT_THAT(numbers({.skipped = 9, .size = 2}), ElementsAre());
    EXPECT_FALSE(work_(
        [](Work& work) { return list_audit_entries(work, {.from = "no entry"}).has_value(); }));
}

TEST_F(AuditLog, counts_the_refusals_that_are_too_many) {
    Refusals refusals;
    auto refused = entry_of("request.forbidden", "u", "n");
    refused.timestamp = work_.now;
    for (int i = 0; i < Refusals::kAtOnce + 7; ++i) {
        refusals.add(refused);
    }
    auto batch = refusals.take();
    EXPECT_EQ(std::ssize(batch.entries), Refusals::kAtOnce);
    EXPECT_EQ(batch.left_out, 7);
    refusals.add(refused);
    EXPECT_TRUE(refusals.take().entries.empty()) << "no room yet";
    refused.timestamp += std::chrono::seconds(2);
    for (int i = 0; i < 3; ++i) {
        refusals.add(refused);
    }
    batch = refusals.take();
    EXPECT_EQ(std::ssize(batch.entries), 2);
    EXPECT_EQ(batch.left_out, 2);
    work_([&](Work& work) {
        keep_refusals(work, batch);
        return true;
    });
    const auto log = page({});
    ASSERT_EQ(log.records.size(), 3U);
    EXPECT_EQ(log.records[0].timestamp, refused.timestamp);
    EXPECT_THAT(log.records[2].text, testing::HasSubstr(R"("outcome":{"count":2})"));
    EXPECT_EQ(verdict(), "3");
}

}  // namespace
}  // namespace accord::broker::service
