// The search for versions: the SQL. Few that fit are found by the index of numbers and sorted; of
// many that fit, some are soon met on the way from the newest version back.
#include "broker/store/overview/search.hpp"

#include "db/sql.hpp"

#include <algorithm>
#include <functional>

namespace accord::broker::store {
namespace {

constexpr std::int64_t kFewMax = 1000;
constexpr std::int64_t kWalkMax = 20'000;

constexpr db::Sql kNumberColumns = R"sql(
select v.id, p.name, v.number, v.created_at
)sql";

constexpr db::Sql kFewBeginning = kNumberColumns + R"sql(
from versions v
join pacticipants p on p.id = v.pacticipant_id
where v.number >= ? and v.number < ?
limit ?
)sql";

constexpr db::Sql kNewestBeginning = kNumberColumns + R"sql(
from (select id, pacticipant_id, number, created_at
      from versions
      order by id desc
      limit ?) v
join pacticipants p on p.id = v.pacticipant_id
where v.number >= ? and v.number < ?
order by v.id desc
limit ?
)sql";

/// No character of a number comes behind it.
constexpr std::string_view kLastCharacter = "\xF4\x8F\xBF\xBF";

}  // namespace

std::vector<FoundNumber> find_versions_beginning(db::Session& session,
                                                 std::string_view prefix,
                                                 std::int64_t count_max) {
    const std::string end = std::string(prefix) + std::string(kLastCharacter);
    auto found = session.all<FoundNumber>(kFewBeginning, prefix, end, kFewMax + 1);
    if (std::ssize(found) > kFewMax) {
        auto newest = session.all<FoundNumber>(kNewestBeginning, kWalkMax, prefix, end, count_max);
        if (std::ssize(newest) == count_max) {
            return newest;
        }
    }
    std::ranges::sort(found, std::greater{}, &FoundNumber::id);
    found.resize(std::min(found.size(), static_cast<std::size_t>(count_max)));
    return found;
}

}  // namespace accord::broker::store
