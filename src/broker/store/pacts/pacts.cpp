#include "broker/store/pacts/pacts.hpp"

#include "broker/store/pacts/integrations.hpp"

namespace accord::broker::store {

#define ACCORD_PACT_COLUMNS                                                                     \
    "select pp.id, pp.consumer_id, c.name, pp.provider_id, p.name, v.id, v.number, v.ordinal, " \
    "pp.revision_number, pv.id, pv.sha, pp.created_at "
#define ACCORD_PACT_JOINS                               \
    "join pacticipants c on c.id = pp.consumer_id "     \
    "join pacticipants p on p.id = pp.provider_id "     \
    "join versions v on v.id = pp.consumer_version_id " \
    "join pact_versions pv on pv.id = pp.pact_version_id "
#define ACCORD_PACT_SELECT ACCORD_PACT_COLUMNS "from pact_publications pp " ACCORD_PACT_JOINS
#define ACCORD_PACT_OF_PAIR "where c.name = ? and p.name = ? and pp.current = 1 "
#define ACCORD_NEWEST "order by pp.consumer_version_ordinal desc limit 1"

std::optional<Pact> find_pact(db::Session& session, const Pair& pair, std::string_view number) {
    return session.one<Pact>(ACCORD_PACT_SELECT ACCORD_PACT_OF_PAIR
                             "and v.pacticipant_id = c.id and v.number = ?",
                             pair.consumer,
                             pair.provider,
                             number);
}

std::optional<Pact> find_pact_by_sha(db::Session& session, const Pair& pair, std::string_view sha) {
    return session.one<Pact>(ACCORD_PACT_SELECT
                             "where c.name = ? and p.name = ? and pv.consumer_id = c.id and "
                             "pv.provider_id = p.id and pv.sha = ? "
                             "order by pp.consumer_version_ordinal desc, pp.revision_number desc "
                             "limit 1",
                             pair.consumer,
                             pair.provider,
                             sha);
}

std::optional<Pact> find_latest_pact(db::Session& session, const Pair& pair) {
    return session.one<Pact>(
        ACCORD_PACT_SELECT ACCORD_PACT_OF_PAIR ACCORD_NEWEST, pair.consumer, pair.provider);
}

std::optional<Pact> find_latest_tagged_pact(db::Session& session,
                                            const Pair& pair,
                                            std::string_view tag) {
    return session.one<Pact>(
        ACCORD_PACT_SELECT
        "join tags t on t.version_id = pp.consumer_version_id " ACCORD_PACT_OF_PAIR
        "and t.name = ? " ACCORD_NEWEST,
        pair.consumer,
        pair.provider,
        tag);
}

std::optional<Pact> find_latest_untagged_pact(db::Session& session, const Pair& pair) {
    return session.one<Pact>(
        ACCORD_PACT_SELECT ACCORD_PACT_OF_PAIR
        "and not exists (select 1 from tags t where t.version_id = v.id) " ACCORD_NEWEST,
        pair.consumer,
        pair.provider);
}

std::optional<Pact> find_latest_branch_pact(db::Session& session,
                                            const Pair& pair,
                                            std::string_view branch) {
    return session.one<Pact>(
        ACCORD_PACT_SELECT
        "join branch_versions bv on bv.version_id = pp.consumer_version_id " ACCORD_PACT_OF_PAIR
        "and bv.branch_name = ? " ACCORD_NEWEST,
        pair.consumer,
        pair.provider,
        branch);
}

std::optional<Pact> find_previous_distinct_pact(db::Session& session, const Pact& pact) {
    return session.one<Pact>(ACCORD_PACT_SELECT
                             "where pp.consumer_id = ? and pp.provider_id = ? and pp.current = 1 "
                             "and pp.consumer_version_ordinal < ? and pv.sha <> ? " ACCORD_NEWEST,
                             pact.consumer_id,
                             pact.provider_id,
                             pact.version_ordinal,
                             pact.sha);
}

std::string content_text(db::Session& session, std::int64_t content_id) {
    return session.one<std::string>("select content from pact_versions where id = ?", content_id)
        .value_or("{}");
}

namespace {

/// The joins and conditions of a filter; the parameters of the joins come first.
struct Conditions {
    std::string joins;
    std::string where = "where pp.current = 1 ";
    db::Params params;
};

Conditions conditions_of(const PactFilter& filter) {
    Conditions made;
    if (filter.head_only) {
        made.joins += "join branch_heads b on b.version_id = pp.consumer_version_id ";
    } else if (filter.branch || filter.main_branch) {
        made.joins += "join branch_versions b on b.version_id = pp.consumer_version_id ";
    }
    if (filter.tag) {
        made.joins += "join tags t on t.version_id = pp.consumer_version_id ";
    }
    const auto add = [&made](std::string_view condition, const auto& value) {
        made.where += condition;
        made.params.add(value);
    };
    if (filter.consumer) {
        add("and c.name = ? ", *filter.consumer);
    }
    if (filter.provider) {
        add("and p.name = ? ", *filter.provider);
    }
    if (filter.tag) {
        add("and t.name = ? ", *filter.tag);
    }
    if (filter.branch) {
        add("and b.branch_name = ? ", *filter.branch);
    }
    if (filter.main_branch) {
        made.where += "and b.branch_name = c.main_branch ";
    }
    if (filter.consumer_version_id) {
        add("and pp.consumer_version_id = ? ", *filter.consumer_version_id);
    }
    return made;
}

/// Of rows sorted newest first within each pair, the first of each pair.
std::vector<Pact> newest_of_each_pair(std::vector<Pact> pacts) {
    const auto same_pair = [](const Pact& left, const Pact& right) {
        return left.consumer_id == right.consumer_id && left.provider_id == right.provider_id;
    };
    pacts.erase(std::unique(pacts.begin(), pacts.end(), same_pair), pacts.end());
    return pacts;
}

std::int64_t find_or_create_content(db::Session& session, const NewPact& made, Instant now) {
    const auto known = session.one<std::int64_t>(
        "select id from pact_versions where consumer_id = ? and provider_id = ? and sha = ?",
        made.consumer_id,
        made.provider_id,
        made.content.sha);
    if (known) {
        return *known;
    }
    return *session.one<std::int64_t>(
        "insert into pact_versions (consumer_id, provider_id, sha, created_at, "
        "interactions_count, messages_count, has_messages, content) "
        "values (?, ?, ?, ?, ?, ?, ?, ?) returning id",
        made.consumer_id,
        made.provider_id,
        made.content.sha,
        now,
        made.content.interactions_count,
        made.content.messages_count,
        made.content.has_messages,
        made.content.text);
}

}  // namespace

std::vector<Pact> list_latest_pacts(db::Session& session,
                                    std::optional<std::string_view> provider) {
    // One index look-up per pair, however many versions it has.
    const std::string newest = ACCORD_PACT_COLUMNS
        "from integrations i join pact_publications pp on pp.id = (select x.id from "
        "pact_publications x where x.provider_id = i.provider_id and x.consumer_id = i.consumer_id "
        "and x.current = 1 order by x.consumer_version_ordinal desc limit 1) " ACCORD_PACT_JOINS;
    const std::string order = "order by lower(c.name), c.id, lower(p.name), p.id";
    if (!provider) {
        return session.all<Pact>(newest + order);
    }
    return session.all<Pact>(newest + "where p.name = ? " + order, *provider);
}

std::vector<Pact> list_pacts(db::Session& session, const PactFilter& filter) {
    const auto conditions = conditions_of(filter);
    auto pacts = session.all<Pact>(
        ACCORD_PACT_SELECT + conditions.joins + conditions.where +
            "order by lower(c.name), c.id, lower(p.name), p.id, pp.consumer_version_ordinal desc",
        conditions.params);
    return filter.latest_per_pair ? newest_of_each_pair(std::move(pacts)) : pacts;
}

void publish_pact(db::Session& session, const NewPact& made, Instant now) {
    touch_integration(session, made.consumer_id, made.provider_id, now);
    const auto content_id = find_or_create_content(session, made, now);
    const auto revision = session.one<std::int64_t>(
        "select revision_number from pact_publications where consumer_version_id = ? and "
        "provider_id = ? and current = 1",
        made.version.id,
        made.provider_id);
    if (revision) {
        session.run(
            "update pact_publications set current = 0 where consumer_version_id = ? and "
            "provider_id = ? and current = 1",
            made.version.id,
            made.provider_id);
    }
    session.run(
        "insert into pact_publications (consumer_version_id, consumer_version_ordinal, "
        "consumer_id, provider_id, pact_version_id, revision_number, current, created_at) "
        "values (?, ?, ?, ?, ?, ?, 1, ?)",
        made.version.id,
        made.version.ordinal,
        made.consumer_id,
        made.provider_id,
        content_id,
        revision.value_or(0) + 1,
        now);
}

void delete_pact(db::Session& session, const Pact& pact) {
    session.run("delete from pact_publications where consumer_version_id = ? and provider_id = ?",
                pact.version_id,
                pact.provider_id);
}

}  // namespace accord::broker::store
