// Reads server-sent events that a broker ends after the first, or after some seconds: so that each
// is an answer like others. See events.hpp.
#include "broker_client/events.hpp"

#include "base/query.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <charconv>

namespace accord::broker_client {
namespace {

/// Less than what a client waits for an answer.
constexpr std::chrono::seconds kAtOnceMax{20};

/// The number after the last "id:"; nothing when there is none.
std::optional<std::int64_t> last_id(std::string_view stream) {
    std::optional<std::int64_t> id;
    for (const auto line : split(stream, '\n')) {
        if (!line.starts_with("id:")) {
            continue;
        }
        const auto text = trim(line.substr(3));
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error == std::errc() && end == text.data() + text.size()) {
            id = number;
        }
    }
    return id;
}

Result<std::optional<std::int64_t>> ask(Connection& broker,
                                        const std::string& query,
                                        std::optional<std::int64_t> after) {
    http::Headers fields{{"Accept", "text/event-stream"}};
    if (after) {
        fields.add("Last-Event-ID", std::to_string(*after));
    }
    // no relation of the index leads there: its documents are those of the original
    const auto stream = broker.get_text("/events?" + query, fields);
    if (!stream) {
        return fail(stream.error());
    }
    return last_id(*stream);
}

}  // namespace

Result<std::optional<std::int64_t>> events_now(Connection& broker) {
    auto place = ask(broker, "limit=0&seconds=20", std::nullopt);
    if (!place && place.error().code != ErrorCode::kUnauthorized) {
        const bool has_none = place.error().code == ErrorCode::kNotFound ||
                              place.error().code == ErrorCode::kInvalidInput;
        return has_none ? Result<std::optional<std::int64_t>>(std::nullopt) : fail(place.error());
    }
    return place;
}

Result<std::int64_t> wait_for_event(Connection& broker,
                                    const EventsWanted& wanted,
                                    std::int64_t place,
                                    std::chrono::seconds time) {
    std::string query;
    for (const auto& name : wanted.names) {
        add_parameter(query, "event", name);
    }
    for (const auto& name : wanted.pacticipants) {
        add_parameter(query, "pacticipant", name);
    }
    add_parameter(query, "limit", "1");
    const auto end = std::chrono::steady_clock::now() + time;
    for (;;) {
        const auto left =
            std::chrono::ceil<std::chrono::seconds>(end - std::chrono::steady_clock::now());
        if (left <= left.zero()) {
            return place;
        }
        const auto seconds = std::min(left, kAtOnceMax).count();
        const auto found = ask(broker, fmt::format("{}&seconds={}", query, seconds), place);
        if (!found) {
            return fail(found.error());
        }
        if (*found && **found > place) {
            return **found;
        }
    }
}

}  // namespace accord::broker_client
