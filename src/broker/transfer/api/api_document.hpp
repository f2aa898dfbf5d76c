// A document of a broker's API, and what is read from it by name.
#pragma once

#include "base/clock.hpp"
#include "base/json.hpp"
#include "base/result.hpp"

#include <string>
#include <string_view>

namespace accord::broker::transfer {

/// A document with the address that it came from, for what it lacks.
struct Document {
    std::string address;
    json::Value value;
    std::string text = {};  ///< as it came, in UTF-8; empty for an element of a list

    [[nodiscard]] const json::Object& object() const;
    /// "_embedded.<name>"; empty: there is none.
    [[nodiscard]] const json::Array& list(std::string_view name) const;
    [[nodiscard]] std::unexpected<Error> lacks(std::string_view what) const;
};

/// "_links.<relation>.href" of a document or of an element of a list; empty: there is none.
std::string link_of(const json::Object& object, std::string_view relation);

/// Empty: there is none.
std::string text_at_pointer(const json::Object& object, std::string_view pointer);

Instant time_at(const json::Object& object, std::string_view key, Instant otherwise);

/// The element behind `word` in the path of an address.
std::string path_element_after(std::string_view address, std::string_view word);

}  // namespace accord::broker::transfer
