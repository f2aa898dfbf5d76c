// What a watcher asks for is read and checked, and the stream opened; or what has happened is
// listed: see events.hpp.
#include "broker/api/events/events.hpp"

#include "broker/api/events/event_question.hpp"
#include "broker/api/events/event_stream.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/api/machinery/listing/portion.hpp"
#include "broker/service/events/past_events.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <limits>

namespace accord::broker::api {
namespace {

/// The longest that `seconds` may ask for, and what a stream lasts without it.
constexpr std::int64_t kSecondsMax = 24 * 60 * 60;
constexpr std::int64_t kEventsMax = 1'000'000;

constexpr std::string_view kParametersOfStream[] = {
    "event", "pacticipant", "environment", "limit", "seconds"};
constexpr std::string_view kParametersOfList[] = {
    "event", "pacticipant", "environment", "size", "after"};

struct Wanted {
    domain::EventFilter filter;
    std::optional<std::int64_t> after;
    std::optional<std::int64_t> limit;
    std::optional<std::int64_t> seconds;
};

Wanted read_wanted(const Call& call, EventQuestion& question) {
    Wanted wanted{.filter = question.read_filter()};
    wanted.limit = question.number("limit", call.query("limit"), kEventsMax);
    wanted.seconds = question.number("seconds", call.query("seconds"), kSecondsMax);
    const auto last = call.request.headers.find("last-event-id");
    // a client that knows of no event yet may say so
    wanted.after = question.number("Last-Event-ID",
                                   last ? std::optional(std::string(*last)) : std::nullopt,
                                   std::numeric_limits<std::int64_t>::max());
    return wanted;
}

http::Response refuse_question(const Call& call, const EventQuestion& question) {
    std::vector<std::string> sentences;
    for (const auto& [name, what] : question.faults()) {
        sentences.push_back(fmt::format("{}: {}", name, what));
    }
    return invalid(call, sentences);
}

/// No longer than what it was asked with holds.
std::chrono::seconds lasts(const Call& call, const Wanted& wanted) {
    const std::chrono::seconds asked(wanted.seconds.value_or(kSecondsMax));
    const auto& until = call.actor.until;
    return until ? std::min(asked, std::chrono::ceil<std::chrono::seconds>(*until - call.now))
                 : asked;
}

/// By the caller; nothing: all.
EventStream::IsSeen what_is_seen(const Call& call) {
    const auto sight = call.sight();
    if (!sight) {
        return nullptr;
    }
    return [sight = *sight,
            version = call.actor.identities,
            &database = call.context.database,
            known = call.context.event_sight](std::int64_t place) {
        return known->sees(database, sight, version, place);
    };
}

http::Response too_many(const Call& call) {
    auto response = error_message(
        call,
        503,
        fmt::format("{} watch this node already. Try again later, or at another node.",
                    service::Watchers::kWatchersMax));
    response.headers.set("Retry-After", "10");
    return response;
}

json::Object past_document(const Call& call, const service::PastEvents& past) {
    json::Array events;
    for (const auto& event : past.events) {
        json::Object document{{"id", event.place}};
        add_event(event.record, document);
        events.push_back(std::move(document));
    }
    const auto next = past.next ? std::optional(place_values(*past.next)) : std::nullopt;
    return {{"events", std::move(events)}, {"_links", portion_links(call, next)}};
}

}  // namespace

http::Response get_events(Call& call) {
    EventQuestion question(call, kParametersOfStream);
    const Wanted wanted = read_wanted(call, question);
    if (!question.faults().empty()) {
        return refuse_question(call, question);
    }
    const auto stream = std::make_shared<http::BodyStream>(http::BodyStream::Options{
        .heartbeat = std::string(kAlive), .ends_after = lasts(call, wanted)});
    const auto limit =
        wanted.limit ? std::optional(static_cast<std::size_t>(*wanted.limit)) : std::nullopt;
    if (call.request.method == "GET" &&
        !call.context.watchers->add(
            std::make_shared<EventStream>(stream, wanted.filter, limit, what_is_seen(call)),
            wanted.after)) {
        return too_many(call);
    }
    call.stream = stream;
    http::Response response = text(kEventStream, "");
    response.headers.set("Cache-Control", "no-store");
    response.headers.set("X-Accel-Buffering", "no");
    return response;
}

http::Response list_events(Call& call) {
    EventQuestion question(call, kParametersOfList);
    const auto filter = question.read_filter();
    FieldErrors errors;
    for (const auto& [name, what] : question.faults()) {
        errors.add(name, what);
    }
    const auto size = read_size(call, {}, errors);
    const auto place = read_place<std::int64_t>(call, errors);
    if (!errors.empty()) {
        return invalid(call, errors);
    }
    return call.read([&](service::Work& work) {
        const auto before = place ? std::optional(std::get<0>(*place)) : std::nullopt;
        return hal(call,
                   past_document(call, service::list_past_events(work, filter, size, before)));
    });
}

}  // namespace accord::broker::api
