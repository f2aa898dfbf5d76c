// Moving versions up: the SQL. The ordinals of a pacticipant stay the same ones; who has which
// changes, from the highest on, so that no two ever have the same.
#include "broker/store/versions/version_order.hpp"

#include "broker/domain/semantic_version.hpp"

#include <vector>

namespace accord::broker::store {
namespace {

constexpr std::string_view kNextLower = R"sql(
select id, number, ordinal
from versions
where pacticipant_id = ? and ordinal < ?
order by ordinal desc
limit 100
)sql";

constexpr std::string_view kMoveVersion = R"sql(
update versions
set ordinal = ?
where id = ?
)sql";

constexpr std::string_view kMoveTags = R"sql(
update tags
set version_ordinal = ?
where version_id = ?
)sql";

constexpr std::string_view kMoveMemberships = R"sql(
update branch_versions
set version_ordinal = ?
where version_id = ?
)sql";

constexpr std::string_view kMovePublications = R"sql(
update pact_publications
set consumer_version_ordinal = ?
where consumer_version_id = ?
)sql";

/// No version has it: they begin at 1.
constexpr std::int64_t kNowhere = -1;

struct PlacedVersion {
    std::int64_t id = 0;
    std::string number;
    std::int64_t ordinal = 0;

    using Columns = std::tuple<std::int64_t, std::string, std::int64_t>;
};

void move(db::Session& session, std::int64_t version_id, std::int64_t ordinal) {
    for (const auto sql : {kMoveVersion, kMoveTags, kMoveMemberships, kMovePublications}) {
        session.run(sql, ordinal, version_id);
    }
}

/// Those that it does not exceed, the highest first, as far as the first that it does.
std::vector<PlacedVersion> those_above(db::Session& session, const VersionRow& made) {
    std::vector<PlacedVersion> above;
    auto below = made.ordinal;
    while (true) {
        auto portion = session.all<PlacedVersion>(kNextLower, made.pacticipant_id, below);
        for (auto& version : portion) {
            if (domain::comes_before(version.number, made.number)) {
                return above;
            }
            below = version.ordinal;
            above.push_back(std::move(version));
        }
        if (portion.empty()) {
            return above;
        }
    }
}

}  // namespace

void order_by_number(db::Session& session, VersionRow& made) {
    const auto above = those_above(session, made);
    if (above.empty()) {
        return;
    }
    auto free_ordinal = made.ordinal;
    move(session, made.id, kNowhere);
    for (const auto& version : above) {
        move(session, version.id, free_ordinal);
        free_ordinal = version.ordinal;
    }
    move(session, made.id, free_ordinal);
    made.ordinal = free_ordinal;
}

}  // namespace accord::broker::store
