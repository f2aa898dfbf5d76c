// Reads and checks which events are asked for: see event_question.hpp.
#include "broker/api/events/event_question.hpp"

#include "base/query.hpp"
#include "broker/domain/events/event_record.hpp"
#include "broker/domain/limits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace accord::broker::api {
namespace {

std::optional<std::int64_t> whole_number(std::string_view text, std::int64_t max) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_number = error == std::errc() && end == text.data() + text.size();
    return is_number && number >= 0 && number <= max ? std::optional(number) : std::nullopt;
}

}  // namespace

EventQuestion::EventQuestion(const Call& call, std::span<const std::string_view> parameters)
    : call_(call) {
    check_names(parameters);
}

/// Who misspells a filter would be told of everything, who leaves one empty of nothing.
void EventQuestion::check_names(std::span<const std::string_view> parameters) {
    for (const auto& [name, value] : parse_query(call_.request.query())) {
        if (name.empty() && !value) {
            continue;  // "a=1&"
        }
        if (std::ranges::find(parameters, name) == parameters.end()) {
            fault(name,
                  fmt::format("is not a parameter here. Parameters are {}",
                              fmt::join(parameters, ", ")));
        } else if (!value || value->empty()) {
            fault(name, "cannot be blank");
        }
    }
}

domain::EventFilter EventQuestion::read_filter() {
    domain::EventFilter filter{.names = list("event"),
                               .pacticipants = list("pacticipant"),
                               .environments = list("environment")};
    const auto known = domain::all_event_names();
    for (const std::string& name : filter.names) {
        if (!name.empty() && std::ranges::find(known, name) == known.end()) {
            fault("event",
                  fmt::format("'{}' is not an event. Events are {}", name, fmt::join(known, ", ")));
        }
    }
    return filter;
}

std::vector<std::string> EventQuestion::list(std::string_view name) {
    auto values = call_.query_all(name);
    if (auto wrong = domain::count_fault(values.size(), domain::kSelectorsMax); !wrong.empty()) {
        fault(name, std::move(wrong));
    }
    return values;
}

std::optional<std::int64_t> EventQuestion::number(std::string_view name,
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

void EventQuestion::fault(std::string_view name, std::string what) {
    faults_.emplace_back(name, std::move(what));
}

}  // namespace accord::broker::api
