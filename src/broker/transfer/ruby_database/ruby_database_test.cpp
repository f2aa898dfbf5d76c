// Moving in from a Ruby Pact Broker's database.
#include "broker/transfer/ruby_database/ruby_database.hpp"

#include "broker/domain/matrix/deployability.hpp"
#include "broker/domain/matrix/matrix_query.hpp"
#include "broker/domain/nested_query.hpp"
#include "broker/store/environments/deployments.hpp"
#include "broker/store/environments/environments.hpp"
#include "broker/store/matrix/matrix.hpp"
#include "broker/store/pacticipants/pacticipants.hpp"
#include "broker/store/pacts/pacts.hpp"
#include "broker/store/pacts/verifications.hpp"
#include "broker/store/transfer/record_rows.hpp"
#include "broker/store/versions/branches.hpp"
#include "broker/store/versions/tags.hpp"
#include "broker/store/webhooks/triggered_webhooks.hpp"
#include "broker/store/webhooks/webhooks.hpp"
#include "broker/transfer/copy.hpp"
#include "support/broker/temporary_store.hpp"
#include "support/ruby_broker/ruby_broker.hpp"

#include <gmock/gmock.h>

namespace accord::broker::transfer {
namespace {

using support::RubyBroker;
using support::TemporaryStore;
using testing::ElementsAre;
using testing::HasSubstr;

Result<CopyReport> import(const RubyBroker& from, const TemporaryStore& into) {
    return from.database()
        .read([&](db::Session& session) -> Result<CopyReport> {
            auto source = RubyDatabase::open(session, false);
            if (!source) {
                return fail(source.error());
            }
            return copy_everything(*source, into.database(), [](auto, auto) {});
        })
        .value();
}

std::string text_of(const CopyReport& report) {
    std::string text;
    for (const auto& kind : report.kinds) {
        text += fmt::format("{} {} {} {}{}\n",
                            kind.kind,
                            kind.in_source,
                            kind.copied,
                            kind.after,
                            kind.agrees() ? "" : " differs");
    }
    return text;
}

template <class Ask>
auto asked(const TemporaryStore& store, Ask ask) {
    return store.database().read(ask).value();
}

TEST(RubyDatabase, is_copied_whole) {
    RubyBroker ruby;
    TemporaryStore store;
    const auto report = import(ruby, store);
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_TRUE(report->agrees());
    EXPECT_EQ(text_of(*report),
              "pacticipants 3 3 3\nlabels 2 2 2\nversions 6 6 6\ntags 3 3 3\nbranches 3 3 3\n"
              "branch versions 5 5 5\nbranch heads 3 3 3\nintegrations 1 1 1\ncontents 3 3 3\n"
              "publications 4 4 4\nresults 4 4 4\nenvironments 2 2 2\ndeployments 4 4 4\n"
              "releases 2 2 2\nwebhooks 2 2 2\nwebhook events 3 3 3\n"
              "triggered webhooks 2 2 2\nwebhook executions 3 3 3\nsecrets 0 0 0\n");
    EXPECT_THAT(report->left_out,
                ElementsAre("1 delivery of a webhook was not copied: its pact is gone",
                            "1 setting kept in the database was not copied: give it to Accord as "
                            "a variable"));
}

TEST(RubyDatabase, keeps_attributes_order_and_dates) {
    RubyBroker ruby;
    TemporaryStore store;
    ASSERT_TRUE(import(ruby, store));
    asked(store, [](db::Session& s) {
        const auto shop = store::find_pacticipant(s, "Shop");
        EXPECT_EQ(shop->display_name, "The shop");
        EXPECT_EQ(shop->main_branch, "main");
        EXPECT_EQ(to_iso8601(shop->created_at), "2026-01-01T08:00:00+00:00");
        EXPECT_EQ(shop->updated_at - shop->created_at, std::chrono::milliseconds(3'600'500));
        EXPECT_EQ(store::find_pacticipant(s, "Orders")->display_name, "Orders");
        std::vector<std::string> numbers;
        for (const auto& version : store::list_versions(s, shop->id, {}, {.size = 10})) {
            numbers.push_back(version.number);
        }
        EXPECT_THAT(numbers, ElementsAre("1.2.0", "1.1.0", "1.0.0", "0.9.0"));
        EXPECT_EQ(store::find_version(s, shop->id, "1.0.0")->build_url, "https://ci/1");
        EXPECT_EQ(store::find_latest_version(s, shop->id, {.tag = "dev"})->number, "1.1.0");
        EXPECT_EQ(store::find_latest_version(s, shop->id, {.branch = "main"})->number, "1.1.0");
        const auto orders = store::find_pacticipant(s, "Orders");
        EXPECT_EQ(store::find_latest_version(s, orders->id, {.branch = "main"})->number, "5.0.0")
            << "it was put back";
        return 0;
    });
}

TEST(RubyDatabase, keeps_contents_revisions_and_results) {
    RubyBroker ruby;
    TemporaryStore store;
    ASSERT_TRUE(import(ruby, store));
    asked(store, [](db::Session& s) {
        const auto pact = store::find_pact(s, {"Shop", "Orders"}, "1.1.0");
        EXPECT_EQ(pact->revision, 2);
        EXPECT_EQ(pact->sha, std::string(40, '2'));
        EXPECT_EQ(to_iso8601(pact->created_at), "2026-01-03T08:00:05+00:00");
        EXPECT_THAT(store::content_text(s, pact->content_id), HasSubstr(R"("_id":"a2")"));
        EXPECT_TRUE(store::find_pact_by_sha(s, {"Shop", "Orders"}, std::string(40, '3')));
        const auto latest = store::find_latest_verification(s, pact->content_id);
        EXPECT_EQ(latest->number, 105);
        EXPECT_TRUE(latest->success);
        const auto failed = store::find_verification(s, pact->content_id, 102);
        EXPECT_FALSE(failed->success);
        EXPECT_EQ(failed->test_results, R"({"summary":"failed"})");
        EXPECT_EQ(to_iso8601(failed->execution_date), "2026-01-03T11:00:00+00:00");
        return 0;
    });
}

TEST(RubyDatabase, keeps_webhooks_with_what_they_send) {
    RubyBroker ruby;
    TemporaryStore store;
    ASSERT_TRUE(import(ruby, store));
    asked(store, [](db::Session& s) {
        const auto build = store::find_webhook(s, "dddddddd-0000-4000-8000-000000000001")->webhook;
        EXPECT_EQ(build.description, "start the build");
        EXPECT_EQ(build.consumer.name, "Shop");
        EXPECT_EQ(build.provider.label, "backend");
        EXPECT_EQ(build.request.body, R"({"pact":"${pactbroker.pactUrl}"})");
        EXPECT_EQ(build.request.password, "secret");
        EXPECT_THAT(build.request.headers,
                    ElementsAre(std::pair("content-type", "application/json")));
        EXPECT_THAT(build.events,
                    ElementsAre(domain::EventKind::kProviderVerificationFailed,
                                domain::EventKind::kContractPublished));
        const auto chat = store::find_webhook(s, "dddddddd-0000-4000-8000-000000000002")->webhook;
        EXPECT_FALSE(chat.enabled);
        EXPECT_EQ(chat.request.body, R"("text: a pact")");
        return 0;
    });
}

TEST(RubyDatabase, keeps_what_webhooks_have_sent) {
    RubyBroker ruby;
    TemporaryStore store;
    ASSERT_TRUE(import(ruby, store));
    const auto again = import(ruby, store);
    ASSERT_TRUE(again) << again.error().message;
    EXPECT_TRUE(again->agrees()) << "the attempts are there once";
    asked(store, [](db::Session& s) {
        const auto pact = store::find_pact(s, {"Shop", "Orders"}, "1.1.0");
        const auto result = store::find_verification(s, pact->content_id, 102);
        const auto sent = store::triggered_by_verification(s, result->id);
        EXPECT_EQ(sent.size(), 1U);
        EXPECT_EQ(sent.front().uuid, "eeeeeeee-0000-4000-8000-000000000001");
        EXPECT_EQ(sent.front().webhook_uuid, "dddddddd-0000-4000-8000-000000000001");
        EXPECT_EQ(sent.front().event, "provider_verification_failed");
        EXPECT_EQ(sent.front().status, "success");
        const auto attempts = store::executions_of(s, sent.front().id);
        EXPECT_EQ(attempts.size(), 2U);
        EXPECT_EQ(attempts.front().logs, "HTTP/1.1 503\\nlater");
        EXPECT_TRUE(attempts.back().success);
        const auto other =
            store::find_triggered_webhook(s, "eeeeeeee-0000-4000-8000-000000000002").value();
        EXPECT_EQ(other.webhook_uuid, std::nullopt);
        EXPECT_EQ(other.consumer_version, "1.2.0");
        EXPECT_EQ(other.status, "failure") << "it is not tried again from here";
        return 0;
    });
}

std::string deployable(const TemporaryStore& store, std::string_view version) {
    const auto parameters =
        domain::parse_nested_query(fmt::format("q[][pacticipant]=Shop&q[][version]={}"
                                               "&latestby=cvpv&environment=production",
                                               version))
            .value();
    const auto question = domain::parse_matrix_query(parameters).value();
    const auto decision = domain::decide(
        asked(store, [&](db::Session& session) { return store::find_matrix(session, question); }));
    const auto& yes = decision.summary.deployable;
    return yes ? (*yes ? "yes" : "no") : "unknown";
}

TEST(RubyDatabase, is_what_decisions_are_made_from) {
    RubyBroker ruby;
    TemporaryStore store;
    ASSERT_TRUE(import(ruby, store));
    EXPECT_EQ(deployable(store, "1.0.0"), "unknown") << "5.0.0 (green) alone verified it";
    EXPECT_EQ(deployable(store, "1.1.0"), "no") << "5.0.0 (green) failed";
    asked(store, [](db::Session& s) {
        const auto production = store::find_environment_by_name(s, "production");
        EXPECT_EQ(production->uuid, "aaaaaaaa-0000-4000-8000-000000000002");
        EXPECT_EQ(store::list_currently_deployed(s, production->id).size(), 3U);
        const auto gone = store::find_deployed_version(s, "bbbbbbbb-0000-4000-8000-000000000002");
        EXPECT_EQ(to_iso8601(*gone->undeployed_at), "2026-01-04T13:00:00+00:00");
        return 0;
    });
}

TEST(RubyDatabase, is_copied_again_without_changing_anything) {
    RubyBroker ruby;
    TemporaryStore store;
    ASSERT_TRUE(import(ruby, store));
    const auto again = import(ruby, store);
    ASSERT_TRUE(again) << again.error().message;
    EXPECT_TRUE(again->agrees());
    for (const auto& kind : again->kinds) {
        EXPECT_EQ(kind.copied, 0) << kind.kind;
    }
}

TEST(RubyDatabase, gives_what_is_new_to_a_broker_that_went_on) {
    RubyBroker ruby;
    TemporaryStore store;
    ASSERT_TRUE(import(ruby, store));
    store.write([](db::Session& s) {
        const auto shop = store::find_pacticipant(s, "Shop");
        return store::find_or_create_version(s, shop->id, "ours", Instant{}).version.id;
    });
    ruby.run(R"sql(
insert into versions (id, number, pacticipant_id, "order", created_at, updated_at)
values (7, '1.3.0', 1, 15, '2026-01-06 08:00:00', '2026-01-06 08:00:00');
insert into branch_versions (id, branch_id, version_id, version_order, pacticipant_id, branch_name, created_at, updated_at)
values (6, 1, 7, 15, 1, 'main', '2026-01-06 08:00:00', '2026-01-06 08:00:00');
update branch_heads set version_id = 7, branch_version_id = 6 where branch_id = 1;
update deployed_versions set undeployed_at = '2026-01-06 09:00:00' where id = 4;
delete from currently_deployed_version_ids where deployed_version_id = 4;
)sql");
    const auto again = import(ruby, store);
    ASSERT_TRUE(again) << again.error().message;
    EXPECT_TRUE(again->agrees());
    asked(store, [](db::Session& s) {
        const auto shop = store::find_pacticipant(s, "Shop");
        EXPECT_EQ(store::find_latest_version(s, shop->id)->number, "1.3.0");
        EXPECT_EQ(store::find_latest_version(s, shop->id, {.branch = "main"})->number, "1.3.0");
        EXPECT_FALSE(
            store::find_deployed_version(s, "bbbbbbbb-0000-4000-8000-000000000004")->is_current());
        return 0;
    });
}

TEST(RubyDatabase, goes_on_where_it_was_interrupted) {
    RubyBroker ruby;
    TemporaryStore store;
    const auto stopped = ruby.database().read([&](db::Session& session) -> Result<void> {
        auto source = RubyDatabase::open(session, false).value();
        int pages = 0;
        struct Interrupted final : Source {
            explicit Interrupted(Source& inner, int& count) : inner_(inner), count_(count) {}
            Result<std::int64_t> count(domain::RecordKind kind) override {
                return inner_.count(kind);
            }
            Result<void> read(domain::RecordKind kind, const TakePage& take) override {
                return inner_.read(kind, [&](domain::RecordPage page) -> Result<void> {
                    if (++count_ > 22) {
                        return fail(ErrorCode::kUnavailable, "interrupted");
                    }
                    return take(std::move(page));
                });
            }
            Source& inner_;
            int& count_;
        } interrupted(source, pages);
        if (auto copied = copy_everything(interrupted, store.database(), [](auto, auto) {});
            !copied) {
            return fail(copied.error());
        }
        return {};
    });
    EXPECT_EQ(stopped->error().message, "interrupted");
    EXPECT_GT(asked(store, [](db::Session& s) { return store::count_records(s, 2); }), 0)
        << "some of it is there";
    const auto report = import(ruby, store);
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_TRUE(report->agrees());
}

TEST(RubyDatabase, takes_over_unused_environments_of_a_new_broker) {
    RubyBroker ruby;
    TemporaryStore store;
    store.write([](db::Session& s) {
        return store::insert_environment(
                   s, {.uuid = "ours", .name = "test", .display_name = "T"}, Instant{})
            .id;
    });
    const auto report = import(ruby, store);
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_TRUE(report->agrees());
    asked(store, [](db::Session& s) {
        EXPECT_EQ(store::find_environment_by_name(s, "test")->uuid,
                  "aaaaaaaa-0000-4000-8000-000000000001");
        return 0;
    });
}

/// What an import says after the source was spoilt; nothing may have been written.
std::string complaint(std::string_view sql) {
    RubyBroker ruby;
    TemporaryStore store;
    ruby.run(sql);
    const auto report = import(ruby, store);
    const auto rows = asked(store, [](db::Session& s) {
        std::int64_t count = 0;
        for (domain::RecordKind kind = 0; kind < domain::kRecordKinds; ++kind) {
            count += store::count_records(s, kind);
        }
        return count;
    });
    EXPECT_EQ(rows, 0) << "nothing is half done";
    return report ? "copied" : report.error().message;
}

TEST(SpoiltRubyDatabase, is_told_by_table_and_row) {
    constexpr auto kMissing =
        "is missing: it is NULL, or the row that it should come from does not exist";
    EXPECT_EQ(complaint("delete from versions where id = 5;\n"),
              fmt::format("table branch_versions, row 5: version {}", kMissing));
    EXPECT_EQ(complaint("update pact_publications set pact_version_id = 99 where id = 4;\n"),
              fmt::format("table pact_publications, row 4: sha {}", kMissing));
    EXPECT_EQ(complaint("update versions set number = null where id = 6;\n"),
              fmt::format("table versions, row 1 order 1: number {}", kMissing));
    EXPECT_EQ(complaint("update pact_versions set content = null where id = 2;\n"),
              fmt::format("table pact_versions, row 2: content {}", kMissing));
    EXPECT_THAT(complaint("update pact_versions set content = '{\"a\":' where id = 3;\n"),
                HasSubstr("contents: consumer \"Shop\", provider \"Orders\", sha "
                          "\"3333333333333333333333333333333333333333\": content is not JSON"));
    EXPECT_THAT(complaint("update verifications set test_results = 'no' where id = 4;\n"),
                HasSubstr("testResults is not JSON"));
    EXPECT_EQ(complaint("update webhooks set password = '!' where id = 1;\n"),
              "table webhooks, row 1: password is not in base 64");
    EXPECT_EQ(complaint("update webhooks set headers = '[' where id = 2;\n"),
              "table webhooks, row 2: headers are no JSON object");
    EXPECT_EQ(complaint("update versions set \"order\" = null where id = 6;\n"),
              fmt::format("table versions, row 1: order {}", kMissing));
    EXPECT_THAT(complaint("insert into tags (name, version_id, created_at, updated_at) values "
                          "('x', 77, '2026-01-01 00:00:00', '2026-01-01 00:00:00');\n"),
                HasSubstr("table tags, row 77 \"x\""));
}

TEST(SpoiltRubyDatabase, is_told_when_its_tables_are_not_known) {
    EXPECT_THAT(complaint("drop table schema_migrations;\n"),
                HasSubstr("it is no database of a Pact Broker"));
    EXPECT_THAT(complaint("delete from schema_migrations where filename like '20%';\n"),
                HasSubstr("older than those of 2.120 (the last migration is "
                          "000001_create_pacticipant_table.rb)"));
    EXPECT_THAT(complaint("insert into schema_migrations values ('20270101_new.rb');\n"),
                HasSubstr("newer than those of 2.120 (migration 20270101_new.rb)"));
}

}  // namespace
}  // namespace accord::broker::transfer
