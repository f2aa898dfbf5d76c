// The register of what C holds pointers to.
#include "ffi/edge/objects.hpp"

namespace accord::ffi {

namespace {

std::unexpected<Error> no_such_object(const void* pointer, std::string_view name) {
    return invalid_input(
        pointer == nullptr
            ? fmt::format("{} is a null pointer", name)
            : fmt::format("{} is not a pointer to such an object; was it deleted?", name));
}

}  // namespace

Objects& Objects::all() {
    static auto* objects = new Objects;
    return *objects;
}

void Objects::add(Key key, Entry entry) {
    const std::lock_guard lock(mutex_);
    entries_.insert_or_assign(key, std::move(entry));
    ++given_;
}

void Objects::add_part(Key whole, Key part) {
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(whole);
    if (found == entries_.end() || entries_.contains(part)) {
        return;
    }
    Entry entry{{found->second.object, const_cast<void*>(part.pointer)},
                found->second.mutex,
                whole.pointer};
    found->second.parts.push_back(part);
    entries_.emplace(part, std::move(entry));
}

Result<Objects::Entry> Objects::look_up(Key key, std::string_view name) const {
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(key);
    if (found == entries_.end()) {
        return no_such_object(key.pointer, name);
    }
    return Entry{found->second.object, found->second.mutex, found->second.lent_by};
}

Result<void> Objects::remove(Key key, std::string_view name) {
    if (key.pointer == nullptr) {
        return {};
    }
    std::shared_ptr<void> object, place;  // destroyed after the lock is free
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(key);
    if (found == entries_.end()) {
        return no_such_object(key.pointer, name);
    }
    if (found->second.lent_by != nullptr) {
        return invalid_input(fmt::format("{} belongs to another object and ends with it", name));
    }
    object = found->second.object;
    ended_.push_back(found->second.mutex);
    if (ended_.size() > kEndedKept) {
        place = std::move(ended_.front());
        ended_.pop_front();
    }
    forget(key);
    --given_;
    return {};
}

void Objects::forget(const Key& key) {
    const auto found = entries_.find(key);
    if (found == entries_.end()) {
        return;
    }
    const std::vector<Key> parts = std::move(found->second.parts);
    entries_.erase(found);
    for (const Key& part : parts) {
        forget(part);
    }
}

std::size_t Objects::given() const {
    const std::lock_guard lock(mutex_);
    return given_;
}

}  // namespace accord::ffi
