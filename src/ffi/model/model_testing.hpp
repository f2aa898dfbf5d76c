// For tests of the C model: the last error, and what every kind of object must bear.
#pragma once

#include "ffi/edge/told_texts.hpp"
#include "pact.h"

#include <gmock/gmock.h>

#include <string>
#include <thread>
#include <vector>

namespace accord::ffi {

inline std::string last_message() {
    std::string buffer(4096, '\0');
    pactffi_get_error_message(buffer.data(), static_cast<int>(buffer.size()));
    return buffer.c_str();
}

inline std::string text_of_bytes(const unsigned char* bytes, std::size_t size) {
    return bytes != nullptr ? std::string(reinterpret_cast<const char*>(bytes), size) : kNoText;
}

inline const unsigned char* to_bytes(const char* text) {
    return reinterpret_cast<const unsigned char*>(text);
}

/// An object is deleted once: a null pointer is passed over, a second time is an error and no
/// crash, and so is another's pointer.
template <class T, class Delete>
void expect_deleted_once(T* object, Delete delete_object) {
    ASSERT_NE(object, nullptr) << last_message();
    delete_object(static_cast<T*>(nullptr));
    delete_object(object);
    pactffi_string_delete(const_cast<char*>("not one of ours"));  // so that the message is another
    delete_object(object);
    EXPECT_THAT(last_message(), testing::HasSubstr("was it deleted?"));
    int other = 0;
    delete_object(reinterpret_cast<T*>(&other));
    EXPECT_THAT(last_message(), testing::HasSubstr("is not a pointer to such an object"));
}

/// Runs the same in two threads.
template <class Body>
void in_two_threads(Body body) {
    std::thread other(body);
    body();
    other.join();
}

/// What a walk gives, each made a text by `show`, which also deletes what has to be.
template <class Iterator, class Next, class Show>
std::vector<std::string> walked(Iterator* iter, Next next, Show show) {
    std::vector<std::string> all;
    while (auto* item = next(iter)) {
        all.push_back(show(item));
    }
    EXPECT_EQ(next(iter), nullptr);
    return all;
}

}  // namespace accord::ffi
