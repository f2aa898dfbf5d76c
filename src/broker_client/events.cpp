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

/// What a stream said until it ended.
struct Heard {
    std::optional<std::int64_t> place;  ///< the last that it named
    bool is_event =
        false;  ///< something wanted happened, or may have: some events are kept no more
};

std::optional<std::int64_t> number_in(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_number = error == std::errc() && end == text.data() + text.size();
    return is_number ? std::optional(number) : std::nullopt;
}

Heard read_stream(std::string_view stream) {
    Heard heard;
    for (const auto line : split(stream, '\n')) {
        const auto colon = line.find(':');
        const auto name = line.substr(0, colon);
        const auto value = colon == line.npos ? "" : trim(line.substr(colon + 1));
        if (name == "id") {
            const auto number = number_in(value);
            heard.place = number ? number : heard.place;
        } else if (name == "event") {
            heard.is_event = heard.is_event || value != "connected";
        } else if (name == "data") {
            heard.is_event = heard.is_event || value.contains("\"missed\":true");
        }
    }
    return heard;
}

Result<Heard> ask(Connection& broker, const std::string& query, std::optional<std::int64_t> after) {
    http::Headers fields{{"Accept", "text/event-stream"}};
    if (after) {
        fields.add("Last-Event-ID", std::to_string(*after));
    }
    // asked for at its address, not by the index: a broker that tells none says so in one answer
    const auto stream = broker.get_text("events?" + query, fields);
    if (!stream) {
        return fail(stream.error());
    }
    return read_stream(*stream);
}

}  // namespace

Result<std::optional<std::int64_t>> events_now(Connection& broker) {
    auto place = ask(broker, "limit=0&seconds=20", std::nullopt);
    if (!place && place.error().code != ErrorCode::kUnauthorized) {
        const bool has_none = place.error().code == ErrorCode::kNotFound ||
                              place.error().code == ErrorCode::kInvalidInput;
        return has_none ? Result<std::optional<std::int64_t>>(std::nullopt) : fail(place.error());
    }
    return place ? Result<std::optional<std::int64_t>>(place->place) : fail(place.error());
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
        place = found->place.value_or(place);
        if (found->is_event) {
            return place;
        }
    }
}

}  // namespace accord::broker_client
