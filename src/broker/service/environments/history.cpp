// Fetches a part of a history.
#include "broker/service/environments/history.hpp"

#include "broker/store/environments/environments.hpp"
#include "broker/store/pacticipants/pacticipants.hpp"

namespace accord::broker::service {

std::optional<EnvironmentHistory> list_environment_history(Work& work,
                                                           std::string_view environment,
                                                           const AskedHistory& asked) {
    const auto there = store::find_environment(work.session, environment);
    if (!there) {
        return std::nullopt;
    }
    store::HistoryQuery query{.environment_id = there->id,
                              .scope = asked.scope,
                              .after = asked.after,
                              .count_max = asked.size + 1};
    if (asked.pacticipant) {
        const auto found = store::find_pacticipant(work.session, *asked.pacticipant);
        if (!found) {
            return EnvironmentHistory{};
        }
        query.pacticipant_id = found->id;
    }
    EnvironmentHistory history{.arrivals = store::list_arrivals(work.session, query)};
    if (std::ssize(history.arrivals) > asked.size) {
        history.arrivals.pop_back();
        const auto& last = history.arrivals.back();
        history.next = ArrivalPlace{last.created_at, last.kind, last.id};
    }
    return history;
}

}  // namespace accord::broker::service
