// Pacticipants and their labels: the SQL. What is listed is searched without regard to case, by a
// column of its own.
#include "broker/store/pacticipants/pacticipants.hpp"

#include "base/unicode/fold_case.hpp"
#include "broker/domain/pacticipant_names.hpp"
#include "broker/store/id_list.hpp"
#include "broker/store/locks.hpp"
#include "broker/store/pacticipants/like.hpp"
#include "broker/store/row_list.hpp"
#include "broker/store/teams/team_parts.hpp"
#include "db/sql.hpp"

#include <fmt/format.h>

namespace accord::broker::store {
namespace {

constexpr db::Sql kPacticipantColumns = R"sql(
select p.id, p.name, p.display_name, p.main_branch,
       p.repository_url, p.repository_name, p.repository_namespace,
       p.created_at, p.updated_at
)sql";

constexpr db::Sql kFindPacticipant = kPacticipantColumns + R"sql(
from pacticipants p
where p.name = ?
)sql";

constexpr db::Sql kFindPacticipants = kPacticipantColumns + R"sql(
from pacticipants p
where p.name in ({})
)sql";

constexpr db::Sql kFromPacticipants = R"sql(
from pacticipants p
where p.search_name like ? escape '!'
)sql";

constexpr db::Sql kFromPacticipantsLabelled = R"sql(
from pacticipants p
join labels l on l.pacticipant_id = p.id and l.name = ?
where p.search_name like ? escape '!'
)sql";

constexpr db::Sql kPacticipantsInOrder = R"sql(
order by p.search_name, p.name
limit ? offset ?
)sql";

constexpr db::Sql kListPacticipants =
    kPacticipantColumns + kFromPacticipants + kPacticipantsInOrder;
constexpr db::Sql kListPacticipantsLabelled =
    kPacticipantColumns + kFromPacticipantsLabelled + kPacticipantsInOrder;

constexpr db::Sql kPacticipantCount = R"sql(
select count(*)
)sql";

constexpr db::Sql kCountPacticipants = kPacticipantCount + kFromPacticipants;
constexpr db::Sql kCountPacticipantsLabelled = kPacticipantCount + kFromPacticipantsLabelled;

constexpr std::string_view kAllPacticipantNames = R"sql(
select name
from pacticipants
order by id
)sql";

constexpr std::string_view kInsertPacticipant = R"sql(
insert into pacticipants (name, display_name, main_branch, repository_url, repository_name,
                          repository_namespace, search_name, created_at, updated_at, created_by)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
)sql";

constexpr std::string_view kUpdatePacticipant = R"sql(
update pacticipants
set display_name = ?, main_branch = ?, repository_url = ?, repository_name = ?,
    repository_namespace = ?, updated_at = ?
where id = ?
)sql";

constexpr std::string_view kDeletePacticipant = R"sql(
delete from pacticipants
where id = ?
)sql";

constexpr std::string_view kLabelsOf = R"sql(
select pacticipant_id, name, created_at, updated_at
from labels
where pacticipant_id in ({})
order by name
)sql";

constexpr std::string_view kFindLabel = R"sql(
select name, created_at, updated_at
from labels
where pacticipant_id = ? and name = ?
)sql";

constexpr std::string_view kInsertLabel = R"sql(
insert into labels (pacticipant_id, name, created_at, updated_at)
values (?, ?, ?, ?)
)sql";

constexpr std::string_view kDeleteLabel = R"sql(
delete from labels
where pacticipant_id = ? and name = ?
)sql";

constexpr std::string_view kListLabelNames = R"sql(
select distinct name
from labels
order by name
limit ? offset ?
)sql";

constexpr std::string_view kCountLabelNames = R"sql(
select count(distinct name)
from labels
)sql";

}  // namespace

std::optional<PacticipantRow> find_pacticipant(db::Session& session, std::string_view name) {
    return session.one<PacticipantRow>(kFindPacticipant, name);
}

std::optional<PacticipantRow> find_or_lock_pacticipant(db::Session& session,
                                                       std::string_view name) {
    auto found = find_pacticipant(session, name);
    if (!found && lock_new_pacticipants(session)) {
        found = find_pacticipant(session, name);
    }
    return found;
}

std::vector<PacticipantRow> find_pacticipants(db::Session& session,
                                              std::span<const std::string> names) {
    std::vector<PacticipantRow> found;
    in_stretched_portions(names, [&](std::span<const std::string> some, std::size_t count) {
        db::Params params;
        for (std::size_t i = 0; i < count; ++i) {
            params.add(some[std::min(i, some.size() - 1)]);
        }
        const auto sql = fmt::format(std::string_view(kFindPacticipants), db::placeholders(count));
        std::ranges::move(session.all<PacticipantRow>(sql, params), std::back_inserter(found));
    });
    return found;
}

std::vector<PacticipantRow> list_pacticipants(db::Session& session,
                                              const PacticipantFilter& filter,
                                              const domain::Page& page) {
    const auto pattern = like_containing(filter.name_part);
    if (filter.label) {
        return session.all<PacticipantRow>(
            kListPacticipantsLabelled, *filter.label, pattern, page.size, page.offset());
    }
    return session.all<PacticipantRow>(kListPacticipants, pattern, page.size, page.offset());
}

std::int64_t count_pacticipants(db::Session& session, const PacticipantFilter& filter) {
    const auto pattern = like_containing(filter.name_part);
    if (filter.label) {
        return *session.one<std::int64_t>(kCountPacticipantsLabelled, *filter.label, pattern);
    }
    return *session.one<std::int64_t>(kCountPacticipants, pattern);
}

std::vector<std::string> all_pacticipant_names(db::Session& session) {
    return session.all<std::string>(kAllPacticipantNames);
}

PacticipantRow insert_pacticipant(db::Session& session,
                                  PacticipantRow made,
                                  Instant now,
                                  Maker maker) {
    made.created_at = now;
    made.updated_at = now;
    made.id = *session.insert(kInsertPacticipant,
                              made.name,
                              made.display_name,
                              made.main_branch,
                              made.repository_url,
                              made.repository_name,
                              made.repository_namespace,
                              fold_case(made.name),
                              now,
                              now,
                              maker.account);
    if (maker.account && maker.is_of_teams) {
        give_to_teams_of(session, made.id, *maker.account);
    }
    return made;
}

PacticipantRow find_or_create_pacticipant(db::Session& session,
                                          std::string_view name,
                                          Instant now,
                                          Maker maker) {
    if (auto known = find_or_lock_pacticipant(session, name)) {
        return std::move(*known);
    }
    PacticipantRow made;
    made.name = name;
    made.display_name = domain::display_name_of(name);
    return insert_pacticipant(session, std::move(made), now, maker);
}

void update_pacticipant(db::Session& session, const PacticipantRow& changed, Instant now) {
    session.run(kUpdatePacticipant,
                changed.display_name,
                changed.main_branch,
                changed.repository_url,
                changed.repository_name,
                changed.repository_namespace,
                now,
                changed.id);
}

void delete_pacticipant(db::Session& session, std::int64_t id) {
    session.run(kDeletePacticipant, id);
}

std::unordered_map<std::int64_t, std::vector<Label>> labels_of(
    db::Session& session, std::span<const std::int64_t> pacticipants) {
    using Row = std::tuple<std::int64_t, std::string, Instant, Instant>;
    std::unordered_map<std::int64_t, std::vector<Label>> labels;
    in_portions(pacticipants, [&](const IdList& ids) {
        const std::string sql = fmt::format(kLabelsOf, ids.places());
        for (auto& [pacticipant_id, name, created, updated] : session.all<Row>(sql, ids.params())) {
            labels[pacticipant_id].push_back({std::move(name), created, updated});
        }
    });
    return labels;
}

std::optional<Label> find_label(db::Session& session,
                                std::int64_t pacticipant_id,
                                std::string_view name) {
    return session.one<Label>(kFindLabel, pacticipant_id, name);
}

void insert_label(db::Session& session,
                  std::int64_t pacticipant_id,
                  std::string_view name,
                  Instant now) {
    session.run(kInsertLabel, pacticipant_id, name, now, now);
}

void delete_label(db::Session& session, std::int64_t pacticipant_id, std::string_view name) {
    session.run(kDeleteLabel, pacticipant_id, name);
}

std::vector<std::string> list_label_names(db::Session& session, const domain::Page& page) {
    return session.all<std::string>(kListLabelNames, page.size, page.offset());
}

std::int64_t count_label_names(db::Session& session) {
    return *session.one<std::int64_t>(kCountLabelNames);
}

}  // namespace accord::broker::store
