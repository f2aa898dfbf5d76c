// The conditions of sight: see sight.hpp.
#include "broker/store/sight/sight.hpp"

#include "db/shadows/json_text.hpp"
#include "db/shadows/shadow.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace accord::broker::store {
namespace {

/// Writes conditions about one account, which is SQL itself: a number, or what a session was told.
class Conditions {
  public:
    Conditions(db::Session& session, std::string account)
        : session_(session), account_(std::move(account)) {}

    /// Whether the pacticipant `column` is of a team of the account, of none, or made by it.
    [[nodiscard]] std::string is_ours(std::string_view column) const {
        return fmt::format(R"sql(exists (
    select 1
    from {pacticipants} o
    where o.id = {column}
        and (o.created_by = {account}
             or not exists (select 1 from {given} t where t.pacticipant_id = o.id)
             or exists (select 1
                        from {given} t
                        join {members} m on m.team_id = t.team_id
                        where t.pacticipant_id = o.id and m.user_id = {account})))
)sql",
                           fmt::arg("pacticipants", behind("pacticipants")),
                           fmt::arg("given", behind("team_pacticipants")),
                           fmt::arg("members", behind("team_members")),
                           fmt::arg("column", column),
                           fmt::arg("account", account_));
    }

    /// Of a contract, and of what is about one: one of the two is ours.
    [[nodiscard]] std::string is_of_us(std::string_view consumer, std::string_view provider) const {
        return fmt::format("({} or {})", is_ours(consumer), is_ours(provider));
    }

    /// Of a pacticipant and what is its own: it is ours, or has a contract with one that is.
    [[nodiscard]] std::string is_seen(std::string_view column) const {
        return fmt::format(
            R"sql(({ours}
    or exists (select 1 from {integrations} i where i.consumer_id = {column} and {provider})
    or exists (select 1 from {integrations} i where i.provider_id = {column} and {consumer}))
)sql",
            fmt::arg("ours", is_ours(column)),
            fmt::arg("integrations", behind("integrations")),
            fmt::arg("column", column),
            fmt::arg("provider", is_ours("i.provider_id")),
            fmt::arg("consumer", is_ours("i.consumer_id")));
    }

    /// Of an environment: of a team of the account, or of none, unless it may see all.
    [[nodiscard]] std::string is_environment_seen(std::string_view all) const {
        return fmt::format(R"sql(({all} = 1
    or not exists (select 1 from {given} t where t.environment_id = x.id)
    or exists (select 1
               from {given} t
               join {members} m on m.team_id = t.team_id
               where t.environment_id = x.id and m.user_id = {account}))
)sql",
                           fmt::arg("all", all),
                           fmt::arg("given", behind("team_environments")),
                           fmt::arg("members", behind("team_members")),
                           fmt::arg("account", account_));
    }

    /// A team's is for the team; one of no team that names applications is for who has one of them.
    [[nodiscard]] std::string is_webhook_seen() const {
        return fmt::format(
            R"sql((case
    when x.team_id is not null then
        case when exists (select 1
                          from {members} m
                          where m.team_id = x.team_id and m.user_id = {account}) then 1 else 0 end
    when x.consumer_id is null and x.provider_id is null then 1
    when {ours} then 1
    else 0 end) = 1
)sql",
            fmt::arg("members", behind("team_members")),
            fmt::arg("account", account_),
            fmt::arg("ours", is_of_us("x.consumer_id", "x.provider_id")));
    }

    /// An event names pacticipants; of one that is gone nobody knows whose it was.
    [[nodiscard]] std::string is_event_seen() const {
        const auto named = [&](std::string_view member) {
            return fmt::format("(select p.id from {} p where p.name = {})",
                               behind("pacticipants"),
                               db::json_text(session_, "x.details", member));
        };
        return fmt::format("({} or {} or {})",
                           is_ours(named("consumerName")),
                           is_ours(named("providerName")),
                           is_seen(named("pacticipantName")));
    }

  private:
    [[nodiscard]] std::string behind(std::string_view table) const {
        return db::behind_shadow(session_, table);
    }

    db::Session& session_;
    std::string account_;
};

constexpr std::string_view kTablesOfPacticipant[] = {"labels",
                                                     "versions",
                                                     "tags",
                                                     "branches",
                                                     "branch_versions",
                                                     "branch_heads",
                                                     "deployed_versions",
                                                     "released_versions",
                                                     "currently_deployed"};

constexpr std::string_view kTablesOfPair[] = {"integrations",
                                              "pact_versions",
                                              "pact_publications",
                                              "verifications",
                                              "latest_verifications",
                                              "triggered_webhooks"};

/// Those that are seen where a row of another table is, which is narrowed before.
struct OfRow {
    std::string_view table;
    std::string_view condition;
};

constexpr OfRow kTablesOfRows[] = {
    {"verification_test_results",
     "exists (select 1 from verifications r where r.id = x.verification_id)"},
    {"branch_successes", "exists (select 1 from pact_versions r where r.id = x.pact_version_id)"},
    {"tag_successes", "exists (select 1 from pact_versions r where r.id = x.pact_version_id)"},
    {"webhook_events", "exists (select 1 from webhooks r where r.id = x.webhook_id)"},
    {"webhook_executions",
     "exists (select 1 from triggered_webhooks r where r.id = x.triggered_webhook_id)"},
};

constexpr OpenTable kOpenTables[] = {
    {"schema_migrations", "of the database"},
    {"sequences", "of the database"},
    {"leases", "of the nodes"},
    {"milestones", "of the broker"},
    {"identity_version", "one number"},
    {"users", "take permissions of their own"},
    {"roles", "take permissions of their own"},
    {"user_roles", "take permissions of their own"},
    {"tokens", "take permissions of their own"},
    {"workload_identities", "take permissions of their own"},
    {"password_links", "take permissions of their own"},
    {"password_mails", "of the broker"},
    {"sessions", "take permissions of their own"},
    {"system_preferences", "for every user"},
    {"user_preferences", "take permissions of their own"},
    {"external_users", "take permissions of their own"},
    {"directory_users", "take permissions of their own"},
    {"directory_groups", "take permissions of their own"},
    {"directory_members", "take permissions of their own"},
    {"own_keys", "of the broker"},
    {"sign_in_limits", "take permissions of their own"},
    {"sign_in_proofs", "of the broker"},
    {"audit_entries", "take permissions of their own"},
    {"secrets", "take permissions of their own"},
    {"teams", "take permissions of their own"},
    {"team_members", "take permissions of their own"},
    {"team_pacticipants", "name rows of narrowed tables"},
    {"team_environments", "name rows of narrowed tables"},
};

std::vector<db::Shadow> shadows_of(const Conditions& conditions, std::string_view environments) {
    std::vector<db::Shadow> shadows{
        {"pacticipants", conditions.is_seen("x.id")},
        {"environments", conditions.is_environment_seen(environments)},
        {"webhooks", conditions.is_webhook_seen()},
        {"events", conditions.is_event_seen()},
    };
    for (const auto table : kTablesOfPacticipant) {
        shadows.push_back({table, conditions.is_seen("x.pacticipant_id")});
    }
    for (const auto table : kTablesOfPair) {
        shadows.push_back({table, conditions.is_of_us("x.consumer_id", "x.provider_id")});
    }
    for (const auto& [table, condition] : kTablesOfRows) {
        shadows.push_back({table, std::string(condition)});
    }
    return shadows;
}

constexpr std::string_view kNamesSeen = R"sql(
select x.name
from pacticipants x
where {}
order by x.id
)sql";

constexpr std::string_view kIsPacticipantSeen = R"sql(
select 1
from pacticipants x
where x.name = ? and {}
)sql";

constexpr std::string_view kIsEventSeen = R"sql(
select 1
from events x
where x.place = ? and {}
)sql";

constexpr std::string_view kIsWebhookSeen = R"sql(
select 1
from webhooks x
where x.uuid = ? and {}
)sql";

constexpr std::string_view kToldAccount = "account";
constexpr std::string_view kToldEnvironments = "environments";

}  // namespace

void narrow(db::Session& session, const Sight& sight) {
    if (!db::has_shadows(session)) {
        const Conditions conditions(session, db::told_number(session, kToldAccount));
        db::make_shadows(session,
                         shadows_of(conditions, db::told_number(session, kToldEnvironments)));
    }
    const std::pair<std::string_view, std::int64_t> numbers[] = {
        {kToldAccount, sight.account}, {kToldEnvironments, sight.has_all_environments ? 1 : 0}};
    db::tell_numbers(session, numbers);
}

std::span<const OpenTable> open_tables() { return kOpenTables; }

std::vector<std::string> narrowed_tables() {
    std::vector<std::string> names{"pacticipants", "environments", "webhooks", "events"};
    names.insert(names.end(), std::begin(kTablesOfPacticipant), std::end(kTablesOfPacticipant));
    names.insert(names.end(), std::begin(kTablesOfPair), std::end(kTablesOfPair));
    std::ranges::transform(kTablesOfRows, std::back_inserter(names), [](const OfRow& row) {
        return std::string(row.table);
    });
    return names;
}

std::vector<std::string> names_in_sight(db::Session& session, std::int64_t account) {
    const Conditions conditions(session, std::to_string(account));
    return session.all<std::string>(fmt::format(kNamesSeen, conditions.is_seen("x.id")));
}

bool is_in_sight(db::Session& session, std::int64_t account, std::string_view name) {
    const Conditions conditions(session, std::to_string(account));
    const auto sql = fmt::format(kIsPacticipantSeen, conditions.is_seen("x.id"));
    return session.one<std::int64_t>(sql, name).has_value();
}

bool is_event_in_sight(db::Session& session, std::int64_t account, std::int64_t place) {
    const Conditions conditions(session, std::to_string(account));
    const auto sql = fmt::format(kIsEventSeen, conditions.is_event_seen());
    return session.one<std::int64_t>(sql, place).has_value();
}

bool is_webhook_in_sight(db::Session& session, std::int64_t account, std::string_view uuid) {
    const Conditions conditions(session, std::to_string(account));
    const auto sql = fmt::format(kIsWebhookSeen, conditions.is_webhook_seen());
    return session.one<std::int64_t>(sql, uuid).has_value();
}

}  // namespace accord::broker::store
