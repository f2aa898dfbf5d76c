// Writes server-sent events: see event_stream.hpp.
#include "broker/api/events/event_stream.hpp"

#include <fmt/format.h>

#include <utility>

namespace accord::broker::api {
namespace {

/// A client that lost its connection comes back after so long.
constexpr int kRetryMs = 2000;

}  // namespace

void add_event(const domain::EventRecord& record, json::Object& to) {
    to["name"] = record.name;
    to["happenedAt"] = to_iso8601(record.happened_at);
    for (const auto& [name, value] : domain::details_of(record)) {
        to[name] = value;
    }
}

std::string render_event(const store::StoredEvent& event) {
    json::Object data;
    add_event(event.record, data);
    return fmt::format("id: {}\nevent: {}\ndata: {}\n\n",
                       event.place,
                       event.record.name,
                       json::write_compact(data));
}

void EventStream::begin(std::int64_t place, bool has_missed) {
    place_ = place;
    push(fmt::format("retry: {}\nid: {}\nevent: connected\ndata: {{\"missed\":{}}}\n\n",
                     kRetryMs,
                     place,
                     has_missed));
    end_when_done();
}

void EventStream::tell(const store::StoredEvent& event) {
    if (is_gone_ || event.place <= place_) {
        return;
    }
    if (!filter_.wants(event.record)) {
        place_ = event.place;
        return pass_over(event.place);
    }
    const auto is_seen = is_seen_ ? is_seen_(event.place) : std::optional(true);
    if (!is_seen) {
        return end();
    }
    place_ = event.place;
    if (!*is_seen) {
        return pass_over(event.place);
    }
    push(render_event(event));
    if (std::exchange(has_passed_, false)) {
        if (const auto body = body_.lock()) {
            body->set_heartbeat(std::string(kAlive));
        }
    }
    if (left_) {
        --*left_;
    }
    end_when_done();
}

/// The heartbeat names the place, so that who comes back goes on there: fields without data are no
/// event, but are remembered.
void EventStream::pass_over(std::int64_t place) {
    has_passed_ = true;
    if (const auto body = body_.lock()) {
        body->set_heartbeat(fmt::format("id: {}\n{}", place, kAlive));
    }
}

bool EventStream::has_room() const {
    const auto body = body_.lock();
    return body && body->has_room();
}

void EventStream::end() {
    if (const auto body = body_.lock()) {
        body->end();
    }
    is_gone_ = true;
}

void EventStream::push(const std::string& text) {
    const auto body = body_.lock();
    if (!body || !body->push(text)) {
        is_gone_ = true;
    }
}

void EventStream::end_when_done() {
    if (left_ == 0) {
        end();
    }
}

}  // namespace accord::broker::api
