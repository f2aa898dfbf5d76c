// The thread that answers those who wait: see together.hpp.
#include "http/server/together.hpp"

#include <fmt/format.h>

namespace accord::http {

Together::Together(TogetherHandler handler, Logger& log)
    : handler_(std::move(handler)),
      log_(log),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

Together::~Together() {
    thread_.request_stop();
    thread_.join();
    for (auto& place : places_) {
        place.done(std::nullopt);
    }
}

void Together::push(const Request& request, Done done) {
    {
        const std::lock_guard lock(mutex_);
        places_.push_back({{&request}, std::move(done)});
    }
    came_.notify_one();
}

/// The requests go their way after what is thrown, which is a defect.
void Together::answer(std::vector<Place>& places) {
    std::vector<Waiting*> waiting;
    for (auto& place : places) {
        waiting.push_back(&place.waiting);
    }
    try {
        handler_(waiting);
    } catch (const std::exception& error) {
        log_.error(fmt::format("answering {} requests together: {}", waiting.size(), error.what()));
    }
    for (auto& [request, done] : places) {
        done(std::move(request.answer));
    }
}

void Together::run(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (came_.wait(lock, stop, [this] { return !places_.empty(); })) {
        std::vector<Place> places;
        places.swap(places_);
        lock.unlock();
        answer(places);
        lock.lock();
    }
}

}  // namespace accord::http
