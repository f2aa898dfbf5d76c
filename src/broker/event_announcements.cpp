// Listening and ringing: see event_announcements.hpp.
#include "broker/event_announcements.hpp"

#include "broker/store/events/events.hpp"
#include "db/dialect/announcements.hpp"

namespace accord::broker {
namespace {

constexpr std::chrono::microseconds kListenAgainAfter = std::chrono::seconds(1);
constexpr std::chrono::hours kWait{1};

}  // namespace

EventAnnouncements::EventAnnouncements(Parts parts)
    : parts_(std::move(parts)), thread_([this](const std::stop_token& stop) {
          service::keep_working(stop, parts_.log, parts_.status, [&] { listen(stop); });
      }) {}

void EventAnnouncements::listen(const std::stop_token& stop) {
    const auto listener = db::Listener::open(parts_.database_url, store::kEventsChannel);
    Result<bool> heard = listener ? Result<bool>(true) : fail(listener.error());
    if (listener) {
        const std::stop_callback wake(stop, [&] { (*listener)->interrupt(); });
        are_heard_ = true;
        while (heard && !stop.stop_requested()) {
            if (*heard) {
                parts_.bell.ring();
            }
            heard = (*listener)->wait(kWait);
        }
        are_heard_ = false;
        parts_.bell.ring();
    }
    if (!heard) {
        parts_.log.warn("events of other nodes: " + heard.error().message);
        parts_.status.failed(heard.error().message);
        service::Doorbell never;
        never.wait(0, kListenAgainAfter, stop);
    }
}

}  // namespace accord::broker
