// Counts, and the newest requests: see journal.hpp.
#include "standalone/journal.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

namespace accord::standalone {
namespace {

std::string shortened(std::string_view text) {
    return to_valid_utf8(std::string(text.substr(0, Journal::kTargetBytesMax)));
}

/// "2026-11-29T06:35:02.417Z".
std::string with_milliseconds(Instant time) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
    const auto rest = std::chrono::duration_cast<std::chrono::milliseconds>(time - seconds);
    return fmt::format("{}.{:03}Z", to_iso8601(time).substr(0, 19), rest.count());
}

}  // namespace

void Journal::note(const http::Request& request, std::optional<std::string> interaction) {
    Entry entry{clock_.now(), request.method, shortened(request.target), std::move(interaction)};
    auto path = shortened(request.path());
    const std::lock_guard lock(mutex_);
    ++count_;
    if (by_path_.size() < kPathsMax || by_path_.contains(path)) {
        ++by_path_[std::move(path)];
    }
    entries_.push_front(std::move(entry));
    if (entries_.size() > kRequestsMax) {
        entries_.pop_back();
    }
}

json::Object Journal::metrics() const {
    const std::lock_guard lock(mutex_);
    json::Object paths;
    for (const auto& [path, count] : by_path_) {
        paths[path] = count;
    }
    return {{"requests", count_}, {"requests_by_path", std::move(paths)}};
}

json::Array Journal::requests() const {
    const std::lock_guard lock(mutex_);
    json::Array list;
    for (const auto& entry : entries_) {
        json::Object one{{"time", with_milliseconds(entry.time)},
                         {"method", entry.method},
                         {"target", entry.target},
                         {"interaction", nullptr}};
        if (entry.interaction) {
            one["interaction"] = *entry.interaction;
        }
        list.push_back(std::move(one));
    }
    return list;
}

}  // namespace accord::standalone
