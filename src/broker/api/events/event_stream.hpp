// Events as server-sent events, for one who watches (https://html.spec.whatwg.org, section 9.2).
#pragma once

#include "broker/domain/events/event_filter.hpp"
#include "broker/service/events/watchers.hpp"
#include "http/body_stream.hpp"

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace accord::broker::api {

/// What keeps the connection awake while nothing is told.
inline constexpr std::string_view kAlive = ": alive\n\n";

/// The members of an event, as every answer has them.
void add_event(const domain::EventRecord& record, json::Object& to);

/// "id: 7\nevent: deployment_recorded\ndata: {...}\n\n".
std::string render_event(const store::StoredEvent& event);

class EventStream final : public service::Watcher {
  public:
    /// Whether the event with that place is for who watches; nothing: it can't be found out.
    using IsSeen = std::function<std::optional<bool>(std::int64_t place)>;

    /// Ends after so many events, if that is given. Without `is_seen` all are.
    EventStream(const std::shared_ptr<http::BodyStream>& body,
                domain::EventFilter filter,
                std::optional<std::size_t> count_max,
                IsSeen is_seen)
        : body_(body), filter_(std::move(filter)), left_(count_max), is_seen_(std::move(is_seen)) {}

    EventStream(const EventStream&) = delete;
    ~EventStream() override { end(); }  ///< whoever is told nothing any more is to know

    void begin(std::int64_t place, bool has_missed) override;
    void tell(const store::StoredEvent& event) override;
    [[nodiscard]] bool has_room() const override;
    void end() final;
    [[nodiscard]] bool is_there() const override { return !is_gone_ && !body_.expired(); }

  private:
    void push(const std::string& text);
    void pass_over(std::int64_t place);
    void end_when_done();

    std::weak_ptr<http::BodyStream> body_;  ///< the connection's
    domain::EventFilter filter_;
    std::optional<std::size_t> left_;
    IsSeen is_seen_;
    std::int64_t place_ = 0;   ///< of the last event that was told or passed over
    bool has_passed_ = false;  ///< events that nobody here wants, since the last that was told
    std::atomic<bool> is_gone_ = false;
};

}  // namespace accord::broker::api
