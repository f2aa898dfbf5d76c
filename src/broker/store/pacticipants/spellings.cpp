// Comparing without case: the SQL. What it finds is compared once more here, because the two
// databases lower letters beyond ASCII in different ways.
#include "broker/store/pacticipants/spellings.hpp"

#include "base/text.hpp"
#include "base/unicode/fold_case.hpp"

namespace accord::broker::store {
namespace {

constexpr std::string_view kPacticipantsLike = R"sql(
select name
from pacticipants
where search_name = ?
)sql";

constexpr std::string_view kVersionsLike = R"sql(
select v.number
from versions v
join pacticipants p on p.id = v.pacticipant_id
where p.name = ? and lower(v.number) = lower(?)
)sql";

constexpr std::string_view kTagsLike = R"sql(
select distinct name
from tags
where lower(name) = lower(?)
)sql";

constexpr std::string_view kTagsOfPacticipantLike = R"sql(
select distinct t.name
from tags t
join pacticipants p on p.id = t.pacticipant_id
where p.name = ? and lower(t.name) = lower(?)
)sql";

constexpr std::string_view kLabelsLike = R"sql(
select distinct name
from labels
where lower(name) = lower(?)
)sql";

std::vector<std::string> equal_but_for_case(std::vector<std::string> found, std::string_view name) {
    std::erase_if(found, [&](const auto& one) { return !equal_ignoring_case(one, name); });
    return found;
}

}  // namespace

std::vector<std::string> pacticipants_spelled_like(db::Session& session, std::string_view name) {
    return session.all<std::string>(kPacticipantsLike, fold_case(name));
}

std::vector<std::string> versions_spelled_like(db::Session& session,
                                               std::string_view pacticipant,
                                               std::string_view number) {
    return equal_but_for_case(session.all<std::string>(kVersionsLike, pacticipant, number), number);
}

std::vector<std::string> tags_spelled_like(db::Session& session,
                                           std::optional<std::string_view> pacticipant,
                                           std::string_view tag) {
    return equal_but_for_case(
        pacticipant ? session.all<std::string>(kTagsOfPacticipantLike, *pacticipant, tag)
                    : session.all<std::string>(kTagsLike, tag),
        tag);
}

std::vector<std::string> labels_spelled_like(db::Session& session, std::string_view label) {
    return equal_but_for_case(session.all<std::string>(kLabelsLike, label), label);
}

}  // namespace accord::broker::store
