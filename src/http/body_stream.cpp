// What is pushed waits until the server takes it: see body_stream.hpp.
#include "http/body_stream.hpp"

#include <utility>

namespace accord::http {

bool BodyStream::push(std::string_view text) {
    const std::lock_guard lock(mutex_);
    if (has_ended_) {
        return false;
    }
    if (waiting_.size() + text.size() > options_.bytes_max) {
        has_ended_ = true;
        waiting_.clear();
    } else {
        waiting_ += text;
    }
    wake_reader();
    return !has_ended_;
}

void BodyStream::end() {
    const std::lock_guard lock(mutex_);
    has_ended_ = true;
    wake_reader();
}

void BodyStream::set_heartbeat(std::string text) {
    const std::lock_guard lock(mutex_);
    heartbeat_ = std::move(text);
    has_new_heartbeat_ = true;
}

bool BodyStream::has_room() {
    const std::lock_guard lock(mutex_);
    return waiting_.size() < options_.bytes_max / 2;
}

void BodyStream::listen(std::function<void()> wake) {
    const std::lock_guard lock(mutex_);
    wake_ = std::move(wake);
}

void BodyStream::leave() {
    const std::lock_guard lock(mutex_);
    has_ended_ = true;
    waiting_.clear();
    wake_ = nullptr;
}

BodyStream::Taken BodyStream::take() {
    const std::lock_guard lock(mutex_);
    return {std::exchange(waiting_, {}), has_ended_};
}

std::string BodyStream::take_heartbeat() {
    const std::lock_guard lock(mutex_);
    has_new_heartbeat_ = false;
    return heartbeat_;
}

std::string BodyStream::take_last_heartbeat() {
    const std::lock_guard lock(mutex_);
    return std::exchange(has_new_heartbeat_, false) ? heartbeat_ : std::string();
}

void BodyStream::wake_reader() {
    if (wake_) {
        wake_();
    }
}

}  // namespace accord::http
