// What C holds pointers to. Every pointer that comes back is looked up here first, so that one that
// is null, of another type, or no more of use is an error and not a crash.
#pragma once

#include "base/result.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <string_view>
#include <typeindex>
#include <unordered_map>
#include <utility>
#include <vector>

namespace accord::ffi {

/// An object in use by one call. Others that ask for it, or for a part of it, wait.
template <class T>
class Held {
  public:
    Held(std::shared_ptr<T> object, std::unique_lock<std::recursive_mutex> lock)
        : object_(std::move(object)), lock_(std::move(lock)) {}

    T* operator->() const { return object_.get(); }
    T& operator*() const { return *object_; }

  private:
    std::shared_ptr<T> object_;
    std::unique_lock<std::recursive_mutex> lock_;
};

/// Thread-safe.
class Objects {
  public:
    /// All that this process's callers have. Never destroyed.
    static Objects& all();

    /// The caller's from now on, until end().
    template <class T>
    T* give(T object) {
        const auto place = std::make_shared<Place<T>>();
        const std::shared_ptr<T> owner(new (place->bytes) T(std::move(object)),
                                       [place](T* ended) { std::destroy_at(ended); });
        add({owner.get(), typeid(T)}, {owner, {place, &place->mutex}, nullptr});
        return owner.get();
    }

    /// A part of an object that the caller may look at as long as the object is there.
    template <class T, class Whole>
    T* lend(const Whole* whole, const T* part) {
        auto* pointer = const_cast<T*>(part);
        add_part({whole, typeid(Whole)}, {pointer, typeid(T)});
        return pointer;
    }

    /// Error: kInvalidInput naming the argument.
    template <class T>
    Result<Held<T>> find(const T* pointer, std::string_view name) {
        auto entry = look_up({pointer, typeid(T)}, name);
        if (!entry) {
            return fail(entry.error());
        }
        std::unique_lock lock(*entry->mutex);
        return Held<T>(std::static_pointer_cast<T>(entry->object), std::move(lock));
    }

    /// Ends an object that the caller has, with all its parts. A null pointer is passed over.
    /// Error: kInvalidInput naming the argument, when it is none or was lent.
    template <class T>
    Result<void> end(const T* pointer, std::string_view name) {
        return remove({pointer, typeid(T)}, name);
    }

    /// How many the caller has now, parts not counted: for tests of what was forgotten.
    std::size_t given() const;

  private:
    /// Where an object stands; it may outlive it.
    template <class T>
    struct Place {
        alignas(T) std::byte bytes[sizeof(T)];
        std::recursive_mutex mutex;
    };

    struct Key {
        const void* pointer;
        std::type_index type;
        bool operator==(const Key&) const = default;
    };

    struct KeyHash {
        std::size_t operator()(const Key& key) const {
            return std::hash<const void*>()(key.pointer) ^ key.type.hash_code();
        }
    };

    struct Entry {
        std::shared_ptr<void> object;
        std::shared_ptr<std::recursive_mutex> mutex;  ///< of the whole; keeps its place
        const void* lent_by;                          ///< null: the caller's own
        std::vector<Key> parts{};
    };

    void add(Key key, Entry entry);
    void add_part(Key whole, Key part);
    Result<Entry> look_up(Key key, std::string_view name) const;
    Result<void> remove(Key key, std::string_view name);
    void forget(const Key& key);

    /// Of so many objects that ended last the places are kept, empty, so that a pointer that is
    /// used once too often is not another object's by chance.
    static constexpr std::size_t kEndedKept = 100;

    mutable std::mutex mutex_;
    std::unordered_map<Key, Entry, KeyHash> entries_;
    std::deque<std::shared_ptr<void>> ended_;
    std::size_t given_ = 0;
};

}  // namespace accord::ffi
