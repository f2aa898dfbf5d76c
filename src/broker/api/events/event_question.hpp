// Which events are asked for: what streams and lists of them have in common.
#pragma once

#include "broker/api/machinery/call.hpp"
#include "broker/domain/events/event_filter.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace accord::broker::api {

/// Reads `event`, `pacticipant` and `environment`, and what else there is to read; what is wrong is
/// collected.
class EventQuestion {
  public:
    /// Other parameters than these are wrong.
    EventQuestion(const Call& call, std::span<const std::string_view> parameters);

    domain::EventFilter read_filter();

    /// A whole number up to `max`; nothing where there is no text.
    std::optional<std::int64_t> number(std::string_view name,
                                       const std::optional<std::string>& text,
                                       std::int64_t max);

    /// By parameter.
    [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& faults() const {
        return faults_;
    }

  private:
    void check_names(std::span<const std::string_view> parameters);
    std::vector<std::string> list(std::string_view name);
    void fault(std::string_view name, std::string what);

    const Call& call_;
    std::vector<std::pair<std::string, std::string>> faults_;
};

}  // namespace accord::broker::api
