// What came to an environment, the newest first.
#include "broker/api/environments/history.hpp"

#include "broker/api/machinery/hal.hpp"
#include "broker/api/machinery/listing/portion.hpp"
#include "broker/service/environments/history.hpp"

namespace accord::broker::api {
namespace {

using service::Arrival;
using service::ArrivalKind;
using service::ArrivalPlace;

json::Object arrival_document(const Urls& urls, const Arrival& arrival) {
    const bool is_deployment = arrival.kind == ArrivalKind::kDeployment;
    json::Object version{{"number", arrival.version}};
    if (!arrival.branch.empty()) {
        version["branch"] = arrival.branch;
    }
    json::Object out{
        {"kind", is_deployment ? "deployment" : "release"},
        {"pacticipant",
         {{"name", arrival.pacticipant}, {"displayName", arrival.pacticipant_display_name}}},
        {"version", std::move(version)}};
    if (arrival.instance) {
        out["applicationInstance"] = *arrival.instance;
    }
    out["createdAt"] = to_iso8601(arrival.created_at);
    if (arrival.ended_at) {
        out["endedAt"] = to_iso8601(*arrival.ended_at);
    }
    out["currently"] = arrival.is_current();
    out["_links"] =
        json::Object{{"self",
                      link(is_deployment ? urls.deployed_version(arrival.uuid)
                                         : urls.released_version(arrival.uuid))},
                     {"version", link(urls.version(arrival.pacticipant, arrival.version))}};
    return out;
}

json::Array values_of(const ArrivalPlace& place) {
    return place_values(place.created_at.time_since_epoch().count(),
                        static_cast<std::int64_t>(place.kind),
                        place.id);
}

std::optional<ArrivalPlace> read_arrival_place(const Call& call, FieldErrors& errors) {
    const auto place = read_place<std::int64_t, std::int64_t, std::int64_t>(call, errors);
    if (!place) {
        return std::nullopt;
    }
    const auto [time, kind, id] = *place;
    return ArrivalPlace{Instant(std::chrono::microseconds(time)),
                        kind == 0 ? ArrivalKind::kDeployment : ArrivalKind::kRelease,
                        id};
}

service::HistoryScope read_scope(const Call& call, FieldErrors& errors) {
    const auto currently = given_query(call, "currently").value_or("false");
    if (currently != "true" && currently != "false") {
        errors.add("currently", "must be true or false");
    }
    return currently == "true" ? service::HistoryScope::kPresent : service::HistoryScope::kPast;
}

json::Object history_document(const Call& call, const service::EnvironmentHistory& history) {
    json::Array entries;
    for (const Arrival& arrival : history.arrivals) {
        entries.push_back(arrival_document(call.urls, arrival));
    }
    const auto next = history.next ? std::optional(values_of(*history.next)) : std::nullopt;
    return {{"entries", std::move(entries)}, {"_links", portion_links(call, next)}};
}

}  // namespace

http::Response get_environment_history(Call& call) {
    FieldErrors errors;
    const service::AskedHistory asked{.pacticipant = given_query(call, "pacticipant"),
                                      .scope = read_scope(call, errors),
                                      .size = read_size(call, {}, errors),
                                      .after = read_arrival_place(call, errors)};
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return call.read([&](service::Work& work) {
        const auto history =
            service::list_environment_history(work, call.parameter("environment"), asked);
        return history ? hal(call, history_document(call, *history)) : not_found(call);
    });
}

}  // namespace accord::broker::api
