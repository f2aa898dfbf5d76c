// What a watcher asks for is read and checked, and the stream opened: see events.hpp.
#include "broker/api/events/events.hpp"

#include "base/query.hpp"
#include "broker/api/events/event_stream.hpp"
#include "broker/api/machinery/answer.hpp"
#include "broker/domain/limits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace accord::broker::api {
namespace {

/// The longest that `seconds` may ask for, and what a stream lasts without it.
constexpr std::int64_t kSecondsMax = 24 * 60 * 60;
constexpr std::int64_t kEventsMax = 1'000'000;

constexpr std::string_view kParameters[] = {
    "event", "pacticipant", "environment", "limit", "seconds"};

std::optional<std::int64_t> whole_number(std::string_view text, std::int64_t max) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_number = error == std::errc() && end == text.data() + text.size();
    return is_number && number >= 0 && number <= max ? std::optional(number) : std::nullopt;
}

struct Wanted {
    domain::EventFilter filter;
    std::optional<std::int64_t> after;
    std::optional<std::int64_t> limit;
    std::optional<std::int64_t> seconds;
};

/// Reads the question; what is wrong with it goes to `errors`.
class Question {
  public:
    explicit Question(const Call& call) : call_(call) {}

    Wanted read() {
        Wanted wanted;
        check_names();
        wanted.filter = {.names = list("event"),
                         .pacticipants = list("pacticipant"),
                         .environments = list("environment")};
        const auto known = domain::all_event_names();
        for (const std::string& name : wanted.filter.names) {
            if (!name.empty() && std::ranges::find(known, name) == known.end()) {
                fault("event",
                      fmt::format(
                          "'{}' is not an event. Events are {}", name, fmt::join(known, ", ")));
            }
        }
        wanted.limit = number("limit", call_.query("limit"), kEventsMax);
        wanted.seconds = number("seconds", call_.query("seconds"), kSecondsMax);
        const auto last = call_.request.headers.find("last-event-id");
        // a client that knows of no event yet may say so
        wanted.after = number("Last-Event-ID",
                              last ? std::optional(std::string(*last)) : std::nullopt,
                              std::numeric_limits<std::int64_t>::max());
        return wanted;
    }
    [[nodiscard]] const std::vector<std::string>& faults() const { return faults_; }

  private:
    /// Who misspells a filter would be told of everything, who leaves one empty of nothing.
    void check_names() {
        for (const auto& [name, value] : parse_query(call_.request.query())) {
            if (name.empty() && !value) {
                continue;  // "a=1&"
            }
            if (std::ranges::find(kParameters, name) == std::end(kParameters)) {
                fault(name,
                      fmt::format("is not a parameter here. Parameters are {}",
                                  fmt::join(kParameters, ", ")));
            } else if (!value || value->empty()) {
                fault(name, "cannot be blank");
            }
        }
    }
    std::vector<std::string> list(std::string_view name) {
        auto values = call_.query_all(name);
        if (auto wrong = domain::count_fault(values.size(), domain::kSelectorsMax);
            !wrong.empty()) {
            fault(name, wrong);
        }
        return values;
    }
    std::optional<std::int64_t> number(std::string_view name,
                                       const std::optional<std::string>& text,
                                       std::int64_t max) {
        if (!text || text->empty()) {
            return std::nullopt;
        }
        const auto read = whole_number(*text, max);
        if (!read) {
            fault(name, fmt::format("must be a whole number from 0 to {}", max));
        }
        return read;
    }
    void fault(std::string_view name, std::string_view what) {
        faults_.push_back(fmt::format("{}: {}", name, what));
    }

    const Call& call_;
    std::vector<std::string> faults_;
};

http::Response too_many(const Call& call) {
    auto response = error_message(
        call,
        503,
        fmt::format("{} watch this node already. Try again later, or at another node.",
                    service::Watchers::kWatchersMax));
    response.headers.set("Retry-After", "10");
    return response;
}

}  // namespace

http::Response get_events(Call& call) {
    Question question(call);
    const Wanted wanted = question.read();
    if (!question.faults().empty()) {
        return invalid(call, question.faults());
    }
    const auto stream = std::make_shared<http::BodyStream>(http::BodyStream::Options{
        .heartbeat = std::string(kAlive),
        .ends_after = std::chrono::seconds(wanted.seconds.value_or(kSecondsMax))});
    const auto limit =
        wanted.limit ? std::optional(static_cast<std::size_t>(*wanted.limit)) : std::nullopt;
    if (call.request.method == "GET" &&
        !call.context.watchers->add(std::make_shared<EventStream>(stream, wanted.filter, limit),
                                    wanted.after)) {
        return too_many(call);
    }
    call.stream = stream;
    http::Response response = text(kEventStream, "");
    response.headers.set("Cache-Control", "no-store");
    response.headers.set("X-Accel-Buffering", "no");
    return response;
}

}  // namespace accord::broker::api
