// What the calls of the model have in common: an object is looked up, used and answered for, and
// iterators move on.
#pragma once

#include "ffi/edge/c_text.hpp"
#include "ffi/edge/guard.hpp"
#include "ffi/edge/objects.hpp"
#include "ffi/model/model_types.hpp"

#include <string_view>

namespace accord::ffi {

/// A call that uses one object: `use` gets it, and gives a Value or a Result of what makes one.
template <class Value, class T, class Use>
Value with_object(Value failed, const T* pointer, std::string_view name, Use&& use) noexcept {
    return guarded<Value>(failed, [&]() -> Answer<Value> {
        const auto held = Objects::all().find(pointer, name);
        if (!held) {
            return fail(held.error());
        }
        return Answer<Value>(use(**held));
    });
}

/// As with_object, for a call that gives nothing back.
template <class T, class Use>
void with_object(const T* pointer, std::string_view name, Use&& use) noexcept {
    guarded([&]() -> Result<void> {
        const auto held = Objects::all().find(pointer, name);
        if (!held) {
            return fail(held.error());
        }
        return use(**held);
    });
}

/// A new object of the caller's; `make` gives a Result of it.
template <class T, class Make>
T* give_new(Make&& make) noexcept {
    return guarded<T*>(nullptr, [&]() -> Answer<T*> {
        Result<T> made = make();
        if (!made) {
            return fail(made.error());
        }
        return Objects::all().give(*std::move(made));
    });
}

template <class T>
T* new_object() noexcept {
    return give_new<T>([]() -> Result<T> { return T(); });
}

/// A new object of the caller's, made of another one.
template <class T, class Whole, class Make>
T* give_from(const Whole* whole, std::string_view name, Make&& make) noexcept {
    return with_object<T*>(nullptr, whole, name, [&](const Whole& held) -> Result<T*> {
        Result<T> made = make(held);
        if (!made) {
            return fail(made.error());
        }
        return Objects::all().give(*std::move(made));
    });
}

/// A part of an object, lent by it; `part` gives its address.
template <class T, class Whole, class Part>
T* lend_from(const Whole* whole, std::string_view name, Part&& part) noexcept {
    return with_object<T*>(
        nullptr, whole, name, [&](Whole& held) { return Objects::all().lend(whole, part(held)); });
}

template <class T>
void end_object(const T* pointer, std::string_view name) noexcept {
    guarded([&] { return Objects::all().end(pointer, name); });
}

/// A text of an object.
template <class T, class Read>
const char* text_from(const T* pointer, std::string_view name, Read&& read) noexcept {
    return with_object<const char*>(
        nullptr, pointer, name, [&](const T& held) { return give_text(read(held)); });
}

/// EXIT_SUCCESS (0), or EXIT_FAILURE (1) when the description is none or the object is not there.
template <class T>
int describe(T* pointer, std::string_view name, const char* description) noexcept {
    enum { kDone = 0, kFailed = 1 };
    return with_object<int>(kFailed, pointer, name, [&](T& held) -> Result<int> {
        const auto text = text_of(description, "description");
        if (!text) {
            return fail(text.error());
        }
        held.description = *text;
        return kDone;
    });
}

/// A state of an interaction, lent by it; null when there is none with the index.
template <class T>
::ProviderState* state_from(const T* pointer, std::string_view name, std::size_t index) noexcept {
    return with_object<::ProviderState*>(
        nullptr, pointer, name, [&](const T& held) -> Result<::ProviderState*> {
            if (index >= held.states.size()) {
                return invalid_input(fmt::format(
                    "there are {} states, none with the index {}", held.states.size(), index));
            }
            return Objects::all().lend(pointer, &held.states[index]);
        });
}

/// A walk over parts of an object, which lends them.
template <class Iterator, class Whole, class Part>
Iterator walk_over(const Whole* whole, const std::vector<Part>& parts) {
    Iterator walk;
    for (const Part& part : parts) {
        walk.parts.push_back(Objects::all().lend(whole, &part));
    }
    return walk;
}

template <class T>
ProviderStateIterator* states_from(const T* pointer, std::string_view name) noexcept {
    return give_from<ProviderStateIterator>(
        pointer, name, [&](const T& held) -> Result<ProviderStateIterator> {
            return walk_over<ProviderStateIterator>(pointer, held.states);
        });
}

/// The next part of a walk; null at the end. Error: when the whole is no longer there.
template <class Part, class Iterator>
Part* next_part(Iterator* iter) noexcept {
    return with_object<Part*>(nullptr, iter, "iter", [](Iterator& walk) -> Result<Part*> {
        if (walk.next >= walk.parts.size()) {
            return static_cast<Part*>(nullptr);
        }
        const Part* part = walk.parts[walk.next];
        if (const auto there = Objects::all().find(part, "what iter walks over"); !there) {
            return fail(there.error());
        }
        ++walk.next;
        return const_cast<Part*>(part);
    });
}

/// The next item of a walk, lent by it; null at the end.
template <class Item, class Iterator>
Item* next_item(Iterator* iter) noexcept {
    return with_object<Item*>(nullptr, iter, "iter", [&](Iterator& walk) -> Item* {
        return walk.next < walk.items.size() ? Objects::all().lend(iter, &walk.items[walk.next++])
                                             : nullptr;
    });
}

}  // namespace accord::ffi
