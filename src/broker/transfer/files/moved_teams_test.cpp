// What was a team's, in a broker that does not have the team: it is not everybody's.
#include "base/files.hpp"
#include "base/text.hpp"
#include "broker/store/secrets/secrets.hpp"
#include "broker/store/teams/teams.hpp"
#include "broker/store/webhooks/webhooks.hpp"
#include "broker/transfer/copy.hpp"
#include "broker/transfer/files/export_folder.hpp"
#include "broker/transfer/own_database/own_database.hpp"
#include "support/broker/temporary_store.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace accord::broker::transfer {
namespace {

using support::TemporaryStore;

class MovedTeams : public testing::Test {
  protected:
    MovedTeams() {
        from_.write([&](db::Session& session) {
            const auto team = store::insert_team(session, {.uuid = "crew", .name = "Crew"}, {});
            store::insert_secret(
                session,
                {.uuid = "of-crew", .name = "TOKEN", .team_id = team.id, .is_everybodys = false},
                "value",
                {});
            store::insert_secret(session, {.uuid = "of-all", .name = "TOKEN"}, "value", {});
            for (const auto* team_uuid : {"crew", ""}) {
                domain::Webhook webhook{.uuid = fmt::format("webhook of {}", team_uuid),
                                        .request = {.method = "POST", .url = "https://ci"}};
                webhook.team = *team_uuid != '\0' ? std::optional(team_uuid) : std::nullopt;
                store::insert_webhook(session, webhook, {});
            }
            return true;
        });
        from_.database()
            .read([&](db::Session& session) {
                OwnDatabase source(session);
                return write_export(source, temporary_.path(), Instant{});
            })
            .value()
            .value();
    }

    void read_into(const TemporaryStore& to) const {
        auto source = ExportFolder::open(temporary_.path()).value();
        const auto report = copy_everything(source, to.database(), [](auto, auto) {});
        ASSERT_TRUE(report) << report.error().message;
    }
    static store::NamedSecret secret(const TemporaryStore& in, std::string_view uuid) {
        return in.database()
            .read([&](db::Session& session) { return *store::find_secret(session, uuid); })
            .value();
    }
    static bool is_enabled(const TemporaryStore& in, std::string_view uuid) {
        return in.database()
            .read([&](db::Session& session) {
                return store::find_webhook(session, uuid)->webhook.enabled;
            })
            .value();
    }

    TemporaryStore from_;
    const TemporaryFolder temporary_;
};

TEST_F(MovedTeams, that_are_not_there_leave_their_secrets_to_nobody_and_their_webhooks_off) {
    const TemporaryStore to;
    read_into(to);
    EXPECT_FALSE(secret(to, "of-crew").is_everybodys);
    EXPECT_EQ(secret(to, "of-crew").team, std::nullopt);
    EXPECT_TRUE(secret(to, "of-all").is_everybodys);
    EXPECT_FALSE(is_enabled(to, "webhook of crew")) << "it would be called for everybody";
    EXPECT_TRUE(is_enabled(to, "webhook of "));
}

TEST_F(MovedTeams, that_are_there_have_their_secrets) {
    TemporaryStore to;
    to.write([](db::Session& session) {
        return store::insert_team(session, {.uuid = "crew", .name = "The Crew"}, {}).id;
    });
    read_into(to);
    EXPECT_EQ(secret(to, "of-crew").team_name, "The Crew");
    EXPECT_FALSE(secret(to, "of-crew").is_everybodys);
}

TEST_F(MovedTeams, are_not_named_by_an_export_of_before_there_were_secrets_of_teams) {
    const auto file = temporary_.path() / "secrets.jsonl";
    const auto text = read_file(file).value();
    const auto lines = split(text, '\n');
    std::ofstream(file, std::ios::binary)
        << replace_all(replace_all(std::string(lines.at(1)), ",\"team\":null", ""), "TOKEN", "A")
        << "\n"
        << replace_all(
               replace_all(std::string(lines.at(0)), ",\"team\":\"crew\"", ""), "TOKEN", "B")
        << "\n";
    const TemporaryStore to;
    read_into(to);
    EXPECT_TRUE(secret(to, "of-all").is_everybodys);
    EXPECT_TRUE(secret(to, "of-crew").is_everybodys) << "as it was then";
}

}  // namespace
}  // namespace accord::broker::transfer
